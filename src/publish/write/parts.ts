import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type { PackName, PackRecords } from '../../lib/domain/records';
import type { Part } from '../../lib/domain/release/format';
import { sha256 } from '../../lib/domain/release/hash';
import { compare } from '../problem';
import { takeWordsApart } from '../../lib/domain/release/words-apart';
import { packedBefore, type Pack, type Packed } from './compress';

/**
 * What a part may weigh on the way, in bytes after brotli: one lost connection costs at most this. Each cut costs every
 * reader some 11 kB, since what comes after it is compressed without what came before; that is as much as one cut saves
 * of a connection that breaks once in 500 kB.
 */
const PART_LIMIT = 150_000;

export interface PartFile extends Part {
	files: Packed;
	/** Whether an earlier release has left all of it in the folder already. */
	there: boolean;
}

/** The name of a part's plain file; the compressed ones follow it. */
export const partFile = (hash: string): string => `${hash}.json`;

/**
 * Cuts a pack into parts, records in the order of their addresses, halving until each part is small enough. A single
 * record is never cut. What lies in `outDir` from an earlier release is taken as it is.
 */
export async function cutIntoParts(
	name: PackName,
	records: PackRecords,
	outDir: string,
	pack: Pack
): Promise<PartFile[]> {
	const cut = async (entries: [string, PackRecords[string]][]): Promise<PartFile[]> => {
		const text = partText(name, Object.fromEntries(entries));
		const hash = await sha256(text);
		const before = await packedBefore(join(outDir, partFile(hash)), text);
		const files = before ?? (await pack(text));
		if (files.br.length <= PART_LIMIT || entries.length < 2) {
			const there = before !== undefined;
			return [{ hash, bytes: files.plain.length, packed: files.br.length, files, there }];
		}
		const middle = Math.ceil(entries.length / 2);
		return [...(await cut(entries.slice(0, middle))), ...(await cut(entries.slice(middle)))];
	};
	return cut(Object.entries(records).sort(([a], [b]) => compare(a, b)));
}

/** The words come first: of all orders that one compresses best. */
function partText(name: PackName, records: PackRecords): string {
	const text = canonicalize(records) as string;
	if (!name.startsWith('text/')) return `{"pack":${JSON.stringify(name)},"records":${text}}`;
	const apart = takeWordsApart(JSON.parse(text) as PackRecords);
	return `{"pack":${JSON.stringify(name)},"words":${JSON.stringify(apart.words)},"records":${JSON.stringify(apart.records)}}`;
}
