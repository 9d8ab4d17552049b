import type { DBSchema } from 'idb';
import type { StreetPack } from '../domain/release/streets';
import { abort, connect, type Connection, type Rung } from './connection';
import { STREET_DATABASE } from './street-database';

/** What lies on the phone. */
export interface HeldStreets {
	/** The pack that the map draws; was whole once, and lacks a part only if that was found damaged. */
	whole: StreetPack | undefined;
	/** The pack that a download has begun and not yet ended. */
	next: StreetPack | undefined;
	/** Hashes of the parts that are here, of either. */
	parts: ReadonlySet<string>;
}

/** What lies on a phone that has no such database. */
export const NO_STREETS: HeldStreets = { whole: undefined, next: undefined, parts: new Set() };

/** The phone's copy of the streets. Every method may reject with a DOMException of IndexedDB. */
export interface StreetStore {
	held(): Promise<HeldStreets>;
	part(hash: string): Promise<ArrayBuffer | undefined>;
	/** Says which pack parts are kept for from now on; those that neither it nor the whole one has are dropped. */
	begin(pack: StreetPack): Promise<void>;
	/** Keeps a verified part. Rejects with `MissingStreetPartError` when no pack here has it: another tab deleted. */
	keep(hash: string, bytes: ArrayBuffer): Promise<void>;
	/**
	 * The pack begun takes the place of the whole one, whose other parts go, all in one transaction. Rejects with
	 * `MissingStreetPartError`, and changes nothing, when another tab has taken a part away or begun another pack.
	 */
	finish(list: string): Promise<void>;
	/** Forgets a part that was found damaged. */
	drop(hash: string): Promise<void>;
	/** Forgets the pack begun, and the parts that only it has. A whole one stays. */
	forget(): Promise<void>;
	/** Removes whole, begun and every part, and frees their room. */
	clear(): Promise<void>;
	close(): void;
}

/** A pack that should be whole is not. */
export class MissingStreetPartError extends Error {
	override name = 'MissingStreetPartError';
}

interface StreetSchema extends DBSchema {
	packs: { key: 'whole' | 'next'; value: StreetPack };
	/** By hash. ArrayBuffers: WebKitGTK's automation refuses a Blob. */
	parts: { key: string; value: ArrayBuffer };
}

export const STREET_LADDER: readonly Rung<StreetSchema>[] = [
	(database) => {
		database.createObjectStore('packs');
		database.createObjectStore('parts');
	}
];

/** Opens the database of the streets, creating or upgrading it. */
export async function openStreetStore(name = STREET_DATABASE): Promise<StreetStore> {
	return storeOver(await connect(name, STREET_LADDER));
}

function storeOver({ run, close }: Connection<StreetSchema>): StreetStore {
	return {
		held: () =>
			run(async (database) => {
				const transaction = database.transaction(['packs', 'parts']);
				const [whole, next, keys] = await Promise.all([
					transaction.objectStore('packs').get('whole'),
					transaction.objectStore('packs').get('next'),
					transaction.objectStore('parts').getAllKeys()
				]);
				return { whole, next, parts: new Set(keys) };
			}),
		part: (hash) => run((database) => database.get('parts', hash)),
		begin: (pack) =>
			run(async (database) => {
				const transaction = database.transaction(['packs', 'parts'], 'readwrite');
				const packs = transaction.objectStore('packs');
				const parts = transaction.objectStore('parts');
				const [whole, keys] = await Promise.all([packs.get('whole'), parts.getAllKeys()]);
				const wanted = hashesOf(pack, whole);
				await Promise.all([
					packs.put(pack, 'next'),
					...keys.filter((hash) => !wanted.has(hash)).map((hash) => parts.delete(hash))
				]);
				await transaction.done;
			}),
		keep: (hash, bytes) =>
			run(async (database) => {
				const transaction = database.transaction(['packs', 'parts'], 'readwrite');
				const packs = await transaction.objectStore('packs').getAll();
				if (!hashesOf(...packs).has(hash)) return refuse(transaction, hash);
				await transaction.objectStore('parts').put(bytes, hash);
				await transaction.done;
			}),
		finish: (list) =>
			run(async (database) => {
				const transaction = database.transaction(['packs', 'parts'], 'readwrite');
				const packs = transaction.objectStore('packs');
				const parts = transaction.objectStore('parts');
				const [next, keys] = await Promise.all([packs.get('next'), parts.getAllKeys()]);
				const held = new Set(keys);
				if (next?.list !== list || !next.parts.every(({ hash }) => held.has(hash))) {
					return refuse(transaction, list);
				}
				const wanted = hashesOf(next);
				await Promise.all([
					packs.put(next, 'whole'),
					packs.delete('next'),
					...keys.filter((hash) => !wanted.has(hash)).map((hash) => parts.delete(hash))
				]);
				await transaction.done;
			}),
		drop: (hash) => run((database) => database.delete('parts', hash)),
		forget: () =>
			run(async (database) => {
				const transaction = database.transaction(['packs', 'parts'], 'readwrite');
				const packs = transaction.objectStore('packs');
				const parts = transaction.objectStore('parts');
				const [whole, keys] = await Promise.all([packs.get('whole'), parts.getAllKeys()]);
				const wanted = hashesOf(whole);
				await Promise.all([
					packs.delete('next'),
					...keys.filter((hash) => !wanted.has(hash)).map((hash) => parts.delete(hash))
				]);
				await transaction.done;
			}),
		clear: () =>
			run(async (database) => {
				const transaction = database.transaction(['packs', 'parts'], 'readwrite');
				await Promise.all([
					transaction.objectStore('packs').clear(),
					transaction.objectStore('parts').clear()
				]);
				await transaction.done;
			}),
		close
	};
}

async function refuse(transaction: Parameters<typeof abort>[0], what: string): Promise<never> {
	await abort(transaction);
	throw new MissingStreetPartError(what);
}

function hashesOf(...packs: (StreetPack | undefined)[]): Set<string> {
	return new Set(packs.flatMap((pack) => pack?.parts.map(({ hash }) => hash) ?? []));
}
