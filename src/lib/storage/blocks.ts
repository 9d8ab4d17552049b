import type { PackName, PackRecords } from '../domain/records';
import { parsePart } from '../domain/release/format';
import type { Hashes } from '../domain/release/hash';
import type { Shape, Writing } from './content-schema';

/**
 * How a pack lies in the database: its records in blocks, each a stretch of the sorted ids, so that a part, which
 * publish cuts along the same order, fills blocks of its own, any record's block is known, and a diff rewrites only the
 * blocks it touches.
 */

/** A pack in full, or what changes one that is held; verified, ready to be stored. */
export type PackChange = FullPack | PackDiff;

/** Its records lie put aside, part by part, so that a phone never has a second copy of a pack in memory. */
export interface FullPack {
	name: PackName;
	/** The hashes of the parts, as they were put aside. */
	parts: string[];
	hashes: Hashes;
}

export interface PackDiff {
	name: PackName;
	set: PackRecords;
	setHashes: Hashes;
	del: string[];
}

/** A part that was put aside for a release is there no more: another tab has cleared up. */
export class MissingPartError extends Error {
	override name = 'MissingPartError';
}

/** Small enough that a diff of 100 records in 10^5 rewrites little, large enough that 10^5 are few values. */
const RECORDS_PER_BLOCK = 64;

/** All blocks of a pack. */
export function blocksOf(name: PackName): IDBKeyRange {
	return IDBKeyRange.bound([name, 0], [name, Infinity]);
}

/** Like everything in here it awaits the transaction's own requests and nothing else. */
export async function removePack(transaction: Writing, name: PackName): Promise<void> {
	await Promise.all([
		transaction.objectStore('shapes').delete(name),
		transaction.objectStore('blocks').delete(blocksOf(name)),
		transaction.objectStore('hashes').delete(blocksOf(name))
	]);
}

export function writeChange(transaction: Writing, change: PackChange): Promise<void> {
	return 'parts' in change ? writeParts(transaction, change) : changePack(transaction, change);
}

async function writeParts(transaction: Writing, { name, parts, hashes }: FullPack): Promise<void> {
	const shape = await layOut(transaction, name, hashes);
	const written = new Set<number>();
	for (const hash of parts) {
		const text = await transaction.objectStore('staged').get(hash);
		const part = text === undefined ? undefined : parsePart(text, name);
		if (!part?.ok) throw new MissingPartError(hash);
		const blocks = transaction.objectStore('blocks');
		for (const [block, members] of spread(Object.keys(part.value), shape)) {
			const key: [PackName, number] = [name, block];
			// The block in which one part ends is the one in which the next begins.
			const begun = written.has(block) ? await blocks.get(key) : undefined;
			written.add(block);
			// One after the other: while one is stored, the page may answer a tap.
			await blocks.put({ ...begun, ...pick(part.value, members) }, key);
		}
	}
}

/** Makes room for a pack: its shape, and its hashes in place. Answers the shape. */
async function layOut(transaction: Writing, name: PackName, hashes: Hashes): Promise<Shape> {
	await removePack(transaction, name);
	const ids = Object.keys(hashes).sort();
	const shape = ids.filter((_, index) => index % RECORDS_PER_BLOCK === 0);
	await transaction.objectStore('shapes').put(shape, name);
	await Promise.all(
		[...spread(ids, shape)].map(([block, members]) =>
			transaction.objectStore('hashes').put(pick(hashes, members), [name, block])
		)
	);
	return shape;
}

/** Writes a pack whose records are at hand. */
export async function writePack(
	transaction: Writing,
	name: PackName,
	records: PackRecords,
	hashes: Hashes
): Promise<void> {
	const shape = await layOut(transaction, name, hashes);
	await Promise.all(
		[...spread(Object.keys(records), shape)].map(([block, members]) =>
			transaction.objectStore('blocks').put(pick(records, members), [name, block])
		)
	);
}

async function changePack(transaction: Writing, { name, set, setHashes, del }: PackDiff): Promise<void> {
	const shape = (await transaction.objectStore('shapes').get(name)) ?? [];
	const blocks = transaction.objectStore('blocks');
	const hashes = transaction.objectStore('hashes');
	const deleted = new Set(del);
	await Promise.all(
		[...spread([...Object.keys(set), ...del], shape)].map(async ([block, members]) => {
			const key: [PackName, number] = [name, block];
			const [records = {}, recordHashes = {}] = await Promise.all([blocks.get(key), hashes.get(key)]);
			for (const id of members) {
				const record = set[id];
				const hash = setHashes[id];
				if (record && hash && !deleted.has(id)) {
					records[id] = record;
					recordHashes[id] = hash;
				} else {
					Reflect.deleteProperty(records, id);
					Reflect.deleteProperty(recordHashes, id);
				}
			}
			await blocks.put(records, key);
			await hashes.put(recordHashes, key);
		})
	);
}

/** The ids by the number of their block. */
export function spread(ids: readonly string[], shape: Shape): Map<number, string[]> {
	const blocks = new Map<number, string[]>();
	for (const id of ids) {
		const block = blockOf(id, shape);
		const members = blocks.get(block);
		if (members) members.push(id);
		else blocks.set(block, [id]);
	}
	return blocks;
}

/** The last block that begins at or before an id; what sorts before all of them stands in the first. */
function blockOf(id: string, shape: Shape): number {
	let [low, high] = [0, shape.length];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((shape[middle] as string) <= id) low = middle;
		else high = middle;
	}
	return low;
}

function pick<T>(values: Record<string, T>, ids: readonly string[]): Record<string, T> {
	return Object.fromEntries(ids.map((id) => [id, values[id] as T]));
}
