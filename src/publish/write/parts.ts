import canonicalize from 'canonicalize';
import type { PackName, PackRecords } from '../../lib/domain/records';
import type { Part } from '../../lib/domain/release/format';
import { sha256 } from '../../lib/domain/release/hash';
import { compare } from '../problem';
import { pack, type Packed } from './compress';

/**
 * What a part may weigh on the way, in bytes after brotli: one lost connection costs at most this. Smaller ones would be
 * more names in the manifest, which every check pays for.
 */
const PART_LIMIT = 100_000;

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
	const text = canonicalize({ pack: name, records: Object.fromEntries(entries) }) as string;
	const files = await pack(text);
	if (files.br.length <= PART_LIMIT || entries.length < 2) {
		return [{ hash: await sha256(text), bytes: files.plain.length, packed: files.br.length, files }];
	}
	const middle = Math.ceil(entries.length / 2);
	return [...(await cut(name, entries.slice(0, middle))), ...(await cut(name, entries.slice(middle)))];
}
