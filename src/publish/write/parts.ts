import canonicalize from 'canonicalize';
import type { PackName, PackRecords } from '../../lib/domain/records';
import type { Part } from '../../lib/domain/release/format';
import { sha256 } from '../../lib/domain/release/hash';
import { compare } from '../problem';
import { takeWordsApart } from '../../lib/domain/release/words-apart';
import { pack, type Packed } from './compress';

/**
 * What a part may weigh on the way, in bytes after brotli: one lost connection costs at most this. Each cut costs every
 * reader some 11 kB, since what comes after it is compressed without what came before; that is as much as one cut saves
 * of a connection that breaks once in 500 kB.
 */
const PART_LIMIT = 150_000;

export interface PartFile extends Part {
	files: Packed;
}

/**
 * Cuts a pack into parts, records in the order of their addresses, halving until each part is small enough. A single
 * record is never cut.
 */
export async function cutIntoParts(name: PackName, records: PackRecords): Promise<PartFile[]> {
	return cut(
		name,
		Object.entries(records).sort(([a], [b]) => compare(a, b))
	);
}

async function cut(name: PackName, entries: [string, PackRecords[string]][]): Promise<PartFile[]> {
	const text = partText(name, Object.fromEntries(entries));
	const files = await pack(text);
	if (files.br.length <= PART_LIMIT || entries.length < 2) {
		return [{ hash: await sha256(text), bytes: files.plain.length, packed: files.br.length, files }];
	}
	const middle = Math.ceil(entries.length / 2);
	return [...(await cut(name, entries.slice(0, middle))), ...(await cut(name, entries.slice(middle)))];
}

/** The words come first: of all orders that one compresses best. */
function partText(name: PackName, records: PackRecords): string {
	const text = canonicalize(records) as string;
	if (!name.startsWith('text/')) return `{"pack":${JSON.stringify(name)},"records":${text}}`;
	const apart = takeWordsApart(JSON.parse(text) as PackRecords);
	return `{"pack":${JSON.stringify(name)},"words":${JSON.stringify(apart.words)},"records":${JSON.stringify(apart.records)}}`;
}
