import type { PackName, PackRecords } from '../domain/records';
import type { Hashes } from '../domain/release/hash';
import type { Writing } from './content-schema';

/**
 * How a pack lies in the database: its records spread over blocks by a hash of their ids, so that any record's
 * block is known without an index and a diff rewrites only the blocks it touches.
 */

/** A pack in full, or what changes one that is held; verified, ready to be stored. */
export type PackChange =
	| { name: PackName; records: PackRecords; hashes: Hashes }
	| { name: PackName; set: PackRecords; setHashes: Hashes; del: string[] };

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
	return 'records' in change ? writePack(transaction, change) : changePack(transaction, change);
}

async function writePack(
	transaction: Writing,
	{ name, records, hashes }: Extract<PackChange, { records: PackRecords }>
): Promise<void> {
	await removePack(transaction, name);
	const ids = Object.keys(records);
	const count = Math.max(1, Math.ceil(ids.length / RECORDS_PER_BLOCK));
	await transaction.objectStore('shapes').put(count, name);
	await Promise.all(
		[...spread(ids, count)].map(async ([block, members]) => {
			await Promise.all([
				transaction.objectStore('blocks').put(pick(records, members), [name, block]),
				transaction.objectStore('hashes').put(pick(hashes, members), [name, block])
			]);
		})
	);
}

async function changePack(
	transaction: Writing,
	{ name, set, setHashes, del }: Extract<PackChange, { set: PackRecords }>
): Promise<void> {
	const count = (await transaction.objectStore('shapes').get(name)) ?? 1;
	const blocks = transaction.objectStore('blocks');
	const hashes = transaction.objectStore('hashes');
	const touched = spread([...Object.keys(set), ...del], count);
	const deleted = new Set(del);
	await Promise.all(
		[...touched].map(async ([block, members]) => {
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
			await Promise.all([blocks.put(records, key), hashes.put(recordHashes, key)]);
		})
	);
}

/** The ids by the number of their block. */
function spread(ids: readonly string[], count: number): Map<number, string[]> {
	const blocks = new Map<number, string[]>();
	for (const id of ids) {
		const block = fnv1a(id) % count;
		const members = blocks.get(block);
		if (members) members.push(id);
		else blocks.set(block, [id]);
	}
	return blocks;
}

function pick<T>(values: Record<string, T>, ids: readonly string[]): Record<string, T> {
	return Object.fromEntries(ids.map((id) => [id, values[id] as T]));
}

/** FNV-1a, 32 bit, over UTF-16 code units: http://www.isthe.com/chongo/tech/comp/fnv/. */
function fnv1a(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return hash >>> 0;
}
