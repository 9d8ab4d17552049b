import type { IDBPTransaction, StoreNames } from 'idb';
import { blocksOf, writePack } from './blocks';
import type { Rung } from './connection';
import { CONTENT_STORES, merge, type ContentSchema, type Writing } from './content-schema';

type Climbing = IDBPTransaction<ContentSchema, StoreNames<ContentSchema>[], 'versionchange'>;

/** How the content database came to be what it is, step by step. */
export const CONTENT_LADDER: readonly Rung<ContentSchema>[] = [
	(database) => {
		for (const name of CONTENT_STORES) database.createObjectStore(name);
	},
	sortBlocks
];

/** Until version 1 a record's block followed from a hash of its id; a copy nobody can fetch anew must stay readable. */
async function sortBlocks(_: unknown, transaction: Climbing): Promise<void> {
	for (const name of await transaction.objectStore('shapes').getAllKeys()) {
		const [blocks, hashes] = await Promise.all([
			transaction.objectStore('blocks').getAll(blocksOf(name)),
			transaction.objectStore('hashes').getAll(blocksOf(name))
		]);
		await writePack(transaction as unknown as Writing, name, merge(blocks), merge(hashes));
	}
}
