import type { DBSchema } from 'idb';
import type { Locale } from '../domain/records';
import type { IndexDump } from '../domain/search/index';
import { connect, type Rung } from './connection';

/** Which index this is. One made of another release, or without German where German has come, is another. */
export interface IndexKey {
	locale: Locale;
	/** The release it was made of. */
	seq: number;
	/** What wrote the dump; see `DUMP_FORMAT`. */
	format: number;
	/** Whether German is searched beside the reader's own language. */
	german: boolean;
}

/**
 * The search index of each language held, so that a cold start need not build it. Only a copy of what can be built
 * anew at any time. Every method may reject with a DOMException of IndexedDB.
 */
export interface SearchStore {
	has(key: IndexKey): Promise<boolean>;
	read(key: IndexKey): Promise<IndexDump | undefined>;
	/** In place of what was kept for this language. */
	keep(key: IndexKey, dump: IndexDump): Promise<void>;
	/** Drops what was made of another release or for a language that is no longer held. */
	prune(seq: number, locales: readonly string[]): Promise<void>;
	close(): void;
}

interface SearchSchema extends DBSchema {
	indexes: { key: [locale: string, seq: number, format: number, german: number]; value: IndexDump };
}

export const SEARCH_DATABASE = 'lotse-search';

const LADDER: readonly Rung<SearchSchema>[] = [(database) => void database.createObjectStore('indexes')];

/** Opens the database of the search, creating it. */
export async function openSearchStore(name = SEARCH_DATABASE): Promise<SearchStore> {
	const { run, close } = await connect(name, LADDER);
	return {
		has: (key) => run(async (database) => (await database.getKey('indexes', keyOf(key))) !== undefined),
		read: (key) => run((database) => database.get('indexes', keyOf(key))),
		keep: (key, dump) =>
			run(async (database) => {
				const transaction = database.transaction('indexes', 'readwrite');
				// The room of the old one is free before the new one takes its own.
				await transaction.store.delete(allOf(key.locale));
				await transaction.store.put(dump, keyOf(key));
				await transaction.done;
			}),
		prune: (seq, locales) =>
			run(async (database) => {
				const transaction = database.transaction('indexes', 'readwrite');
				for (const key of await transaction.store.getAllKeys()) {
					if (key[1] !== seq || !locales.includes(key[0])) await transaction.store.delete(key);
				}
				await transaction.done;
			}),
		close
	};
}

function keyOf({ locale, seq, format, german }: IndexKey): SearchSchema['indexes']['key'] {
	return [locale, seq, format, german ? 1 : 0];
}

/** Arrays sort after numbers, so this is every key that begins with the language. */
function allOf(locale: string): IDBKeyRange {
	return IDBKeyRange.bound([locale], [locale, []]);
}
