import type { PackName, PackRecords } from '../domain/records';
import type { Hashes } from '../domain/release/hash';
import type { Trust } from '../domain/release/trust';
import { blocksOf, removePack, spread, writeChange, type PackChange } from './blocks';
import { abort, connect, type Connection } from './connection';
import { CONTENT_LADDER } from './content-ladder';
import { CONTENT_STORES, merge, type Active, type ContentSchema } from './content-schema';

export type { Active, PackChange };

/** The phone's copy of the content. Every method may reject with a DOMException of IndexedDB. */
export interface ContentStore {
	active(): Promise<Active | undefined>;
	/** The named packs of one and the same release; `undefined` when any of them is not held. */
	read(names: PackName[]): Promise<{ active: Active; packs: PackRecords[] } | undefined>;
	/** The hash of every record of a pack; `undefined` when it is not held. */
	hashes(name: PackName): Promise<Hashes | undefined>;
	/** Some records of a pack, by id; those it does not hold are left out, `undefined` when it is not held. */
	records(name: PackName, ids: readonly string[]): Promise<PackRecords | undefined>;
	/** The text of a part that an interrupted sync left behind. */
	staged(hash: string): Promise<string | undefined>;
	stage(hash: string, text: string): Promise<void>;
	dropStaged(): Promise<void>;
	/**
	 * Makes a release active in one transaction: changes the given packs, full ones out of their staged parts,
	 * removes packs that are not in `active.packs`, moves the pointer, drops what was staged. What was dropped by hand
	 * meanwhile stays away. Before it commits
	 * the old release is whole. `base` is the `seq` the changes were made for, 0 for none; rejects with
	 * `StaleBaseError` when another tab has moved on since, `MissingPartError` when it took the staged parts.
	 */
	activate(active: Active, changes: PackChange[], base: number): Promise<void>;
	/** Notes a check that found nothing new. */
	markChecked(instant: number): Promise<void>;
	/** What the publisher's certificates have taught; `undefined` before the first. */
	trust(): Promise<Trust | undefined>;
	keepTrust(trust: Trust): Promise<void>;
	/** Removes one pack and frees its room; the release stays active without it. */
	drop(name: PackName): Promise<void>;
	clear(): Promise<void>;
	close(): void;
}

/** The release that a change was made for is no longer the active one. */
export class StaleBaseError extends Error {
	override name = 'StaleBaseError';
}

export const CONTENT_DATABASE = 'lotse-content';

/** Opens the content database, creating or upgrading it. */
export async function openContentStore(name = CONTENT_DATABASE): Promise<ContentStore> {
	return storeOver(await connect(name, CONTENT_LADDER));
}

function storeOver({ run, close }: Connection<ContentSchema>): ContentStore {
	return {
		active: () => run((database) => database.get('active', 'active')),
		read: (names) =>
			run(async (database) => {
				const transaction = database.transaction(['active', 'blocks']);
				const blocks = transaction.objectStore('blocks');
				const [active, ...packs] = await Promise.all([
					transaction.objectStore('active').get('active'),
					...names.map(async (pack) => merge(await blocks.getAll(blocksOf(pack))))
				]);
				const held = active && names.every((pack) => active.packs.includes(pack));
				return held ? { active, packs } : undefined;
			}),
		hashes: (pack) =>
			run(async (database) => {
				const transaction = database.transaction(['active', 'hashes']);
				const [active, hashes] = await Promise.all([
					transaction.objectStore('active').get('active'),
					transaction.objectStore('hashes').getAll(blocksOf(pack))
				]);
				return active?.packs.includes(pack) ? merge(hashes) : undefined;
			}),
		records: (pack, ids) =>
			run(async (database) => {
				const transaction = database.transaction(['active', 'shapes', 'blocks']);
				const [active, shape = []] = await Promise.all([
					transaction.objectStore('active').get('active'),
					transaction.objectStore('shapes').get(pack)
				]);
				const blocks = await Promise.all(
					[...spread(ids, shape)].map(async ([block, members]) => {
						const records = (await transaction.objectStore('blocks').get([pack, block])) ?? {};
						return Object.fromEntries(
							members.filter((id) => Object.hasOwn(records, id)).map((id) => [id, records[id]])
						) as PackRecords;
					})
				);
				return active?.packs.includes(pack) ? merge(blocks) : undefined;
			}),
		staged: (hash) => run((database) => database.get('staged', hash)),
		stage: (hash, text) => run(async (database) => void (await database.put('staged', text, hash))),
		dropStaged: () => run((database) => database.clear('staged')),
		activate: (active, changes, base) => activate({ run, close }, active, changes, base),
		markChecked: (instant) =>
			run(async (database) => {
				const transaction = database.transaction('active', 'readwrite');
				const active = await transaction.store.get('active');
				if (active) await transaction.store.put({ ...active, checked: instant }, 'active');
				await transaction.done;
			}),
		trust: () => run((database) => database.get('trust', 'trust')),
		keepTrust: (trust) => run(async (database) => void (await database.put('trust', trust, 'trust'))),
		drop: (pack) =>
			run(async (database) => {
				const transaction = database.transaction(CONTENT_STORES, 'readwrite');
				const store = transaction.objectStore('active');
				const active = await store.get('active');
				await removePack(transaction, pack);
				if (active) {
					await store.put({ ...active, packs: active.packs.filter((held) => held !== pack) }, 'active');
				}
				await transaction.done;
			}),
		clear: () =>
			run(async (database) => {
				const transaction = database.transaction(CONTENT_STORES, 'readwrite');
				await Promise.all(CONTENT_STORES.map((store) => transaction.objectStore(store).clear()));
				await transaction.done;
			}),
		close
	};
}

/**
 * The packs that are held once `active` is: without those that somebody has removed by hand while it was on its way,
 * unless they come whole. What changes a pack that is not there would leave one of the changed records alone.
 */
export function packsAfter(active: Active, changes: PackChange[], before: Active | undefined): PackName[] {
	const comesWhole = (name: PackName) => changes.some((change) => change.name === name && 'parts' in change);
	return active.packs.filter((name) => !before || before.packs.includes(name) || comesWhole(name));
}

function activate(
	{ run }: Connection<ContentSchema>,
	active: Active,
	changes: PackChange[],
	base: number
): Promise<void> {
	return run(async (database) => {
		const transaction = database.transaction(CONTENT_STORES, 'readwrite');
		try {
			const before = await transaction.objectStore('active').get('active');
			if ((before?.manifest.seq ?? 0) !== base) throw new StaleBaseError(`made for ${base}`);
			const packs = packsAfter(active, changes, before);
			for (const name of before?.packs ?? []) {
				if (!packs.includes(name)) await removePack(transaction, name);
			}
			for (const change of changes) {
				if (packs.includes(change.name)) await writeChange(transaction, change);
			}
			await transaction.objectStore('staged').clear();
			await transaction.objectStore('active').put({ ...active, packs }, 'active');
			await transaction.done;
		} catch (error) {
			// Whatever failed, nothing of this may remain.
			await abort(transaction);
			throw error;
		}
	});
}
