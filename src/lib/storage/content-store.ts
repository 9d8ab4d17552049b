import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PackName, PackRecords } from '../domain/records';
import type { Manifest } from '../domain/release/format';
import type { Hashes } from '../domain/release/hash';

/** Which release the phone holds; the pointer that makes a release active. */
export interface Active {
	manifest: Manifest;
	/** The packs held, which may be fewer than the manifest names. */
	packs: PackName[];
	/** Milliseconds since 1970 at which this release was stored. */
	stored: number;
	/** Milliseconds since 1970 of the last check that reached the publisher. */
	checked: number;
}

/** One pack of a release, complete and verified, ready to be stored. */
export interface VerifiedPack {
	name: PackName;
	records: PackRecords;
	hashes: Hashes;
}

/** The phone's copy of the content. Every method may throw a DOMException of IndexedDB. */
export interface ContentStore {
	active(): Promise<Active | undefined>;
	/** The named packs of one and the same release; `undefined` when any of them is not held. */
	read(names: PackName[]): Promise<{ active: Active; packs: PackRecords[] } | undefined>;
	/** The text of a part that an interrupted sync left behind. */
	staged(hash: string): Promise<string | undefined>;
	stage(hash: string, text: string): Promise<void>;
	dropStaged(): Promise<void>;
	/**
	 * Makes a release active in one transaction: writes the given packs, removes packs that are not in
	 * `active.packs`, moves the pointer, drops what was staged. Before it commits the old release is whole.
	 */
	activate(active: Active, packs: VerifiedPack[]): Promise<void>;
	/** Notes a check that found nothing new. */
	markChecked(instant: number): Promise<void>;
	clear(): Promise<void>;
	close(): void;
}

interface ContentSchema extends DBSchema {
	state: { key: 'active'; value: Active };
	/** Records in blocks: 10^5 single puts take a minute, the same as a few hundred values two seconds. */
	blocks: { key: [PackName, number]; value: PackRecords };
	/** Hash of each record, in the same blocks, so that a diff rehashes only what it changes. */
	hashes: { key: [PackName, number]; value: Hashes };
	/** Parts by their own hash, as text. */
	staged: { key: string; value: string };
}

export const CONTENT_DATABASE = 'lotse-content';
const VERSION = 1;
const BLOCK_RECORDS = 512;

/** Opens the content database, creating or upgrading it. `blocking` = another tab needs a newer one. */
export async function openContentStore(name = CONTENT_DATABASE): Promise<ContentStore> {
	const database = await openDB<ContentSchema>(name, VERSION, {
		upgrade(db, from) {
			if (from < 1) {
				db.createObjectStore('state');
				db.createObjectStore('blocks');
				db.createObjectStore('hashes');
				db.createObjectStore('staged');
			}
		},
		blocking() {
			database?.close();
		}
	});
	return storeOver(database);
}

function storeOver(database: IDBPDatabase<ContentSchema>): ContentStore {
	return {
		active: () => database.get('state', 'active'),
		async read(names) {
			const transaction = database.transaction(['state', 'blocks']);
			const blocks = transaction.objectStore('blocks');
			const [active, ...packs] = await Promise.all([
				transaction.objectStore('state').get('active'),
				...names.map(async (name) => {
					const values = await blocks.getAll(blocksOf(name));
					return Object.assign({}, ...values) as PackRecords;
				})
			]);
			if (!active || !names.every((name) => active.packs.includes(name))) return undefined;
			return { active, packs };
		},
		staged: (hash) => database.get('staged', hash),
		async stage(hash, text) {
			await database.put('staged', text, hash);
		},
		dropStaged: () => database.clear('staged'),
		async activate(active, packs) {
			const transaction = database.transaction(['state', 'blocks', 'hashes', 'staged'], 'readwrite');
			const state = transaction.objectStore('state');
			const blocks = transaction.objectStore('blocks');
			const hashes = transaction.objectStore('hashes');
			const held = (await state.get('active'))?.packs ?? [];
			const rewritten = packs.map((pack) => pack.name);
			for (const name of [...held.filter((old) => !active.packs.includes(old)), ...rewritten]) {
				void blocks.delete(blocksOf(name));
				void hashes.delete(blocksOf(name));
			}
			for (const pack of packs) {
				inBlocks(pack).forEach((block, index) => {
					void blocks.put(block.records, [pack.name, index]);
					void hashes.put(block.hashes, [pack.name, index]);
				});
			}
			void transaction.objectStore('staged').clear();
			void state.put(active, 'active');
			await transaction.done;
		},
		async markChecked(instant) {
			const transaction = database.transaction('state', 'readwrite');
			const active = await transaction.store.get('active');
			if (active) void transaction.store.put({ ...active, checked: instant }, 'active');
			await transaction.done;
		},
		async clear() {
			const names = ['state', 'blocks', 'hashes', 'staged'] as const;
			const transaction = database.transaction(names, 'readwrite');
			for (const name of names) void transaction.objectStore(name).clear();
			await transaction.done;
		},
		close: () => database.close()
	};
}

function blocksOf(name: PackName): IDBKeyRange {
	return IDBKeyRange.bound([name, 0], [name, Infinity]);
}

function inBlocks(pack: VerifiedPack): { records: PackRecords; hashes: Hashes }[] {
	const ids = Object.keys(pack.records);
	const blocks = [];
	for (let start = 0; start < ids.length; start += BLOCK_RECORDS) {
		const slice = ids.slice(start, start + BLOCK_RECORDS);
		blocks.push({
			records: Object.fromEntries(slice.map((id) => [id, pack.records[id]])) as PackRecords,
			hashes: Object.fromEntries(slice.map((id) => [id, pack.hashes[id]])) as Hashes
		});
	}
	return blocks;
}
