import type { DBSchema } from 'idb';
import type { Situation } from '../domain/first-steps';
import type { Address, Locale, SyncMode } from '../domain/records';
import type { WaitingWish } from '../domain/wish';
import { connect, type Rung } from './connection';

/** What the reader decided; stays on the phone and survives every update of content and shell. */
export interface Settings {
	locale?: Locale;
	syncMode?: SyncMode;
	/** The browser has been asked to keep this app's data for good; its answer does not matter here. */
	persistAsked?: boolean;
	/** German was removed from this phone, so it is not fetched again for the search alone. */
	withoutGerman?: boolean;
	/** The key "/" does not open the search. */
	withoutSlash?: boolean;
	/** Never offer again to put the app on the home screen. */
	withoutInstall?: boolean;
	/** Municipality id; undefined = not said. */
	town?: string | undefined;
	situation?: Situation | undefined;
	/** The day of arrival, e.g. `2027-03-01`; undefined = not said. */
	arrival?: string | undefined;
	/** The questions of the welcome were answered or passed over. */
	welcomed?: boolean;
}

/** Recent searches beyond these are forgotten, the oldest first. */
export const RECENT_SEARCHES = 8;

/** Bytes this app has received, by month (`2027-03`). */
export type Usage = Record<string, number>;

export interface UserStore {
	settings(): Promise<Settings>;
	changeSettings(change: Partial<Settings>): Promise<void>;
	/** Addresses of saved records, the newest first. */
	saved(): Promise<Address[]>;
	save(address: Address, instant: number): Promise<void>;
	unsave(address: Address): Promise<void>;
	/** Puts what is saved into an order of the reader's own; what is saved later stands before it. */
	arrangeSaved(addresses: readonly Address[]): Promise<void>;
	/** Addresses of the records that the reader ticked off. */
	ticks(): Promise<Address[]>;
	tick(address: Address, instant: number): Promise<void>;
	untick(address: Address): Promise<void>;
	usage(): Promise<Usage>;
	addUsage(month: string, bytes: number): Promise<void>;
	/** What was searched for, the newest first. */
	searches(): Promise<string[]>;
	rememberSearch(query: string, instant: number): Promise<void>;
	forgetSearch(query: string): Promise<void>;
	forgetSearches(): Promise<void>;
	/** What the reader wrote to the office and has not been sent, the oldest first. */
	outbox(): Promise<WaitingWish[]>;
	keepWish(wish: WaitingWish): Promise<void>;
	dropWish(key: string): Promise<void>;
	clear(): Promise<void>;
	close(): void;
}

interface UserSchema extends DBSchema {
	settings: { key: 'settings'; value: Settings };
	saved: { key: Address; value: { instant: number } };
	usage: { key: string; value: number };
	searches: { key: string; value: { instant: number } };
	/** Numbered as they come. */
	outbox: { key: number; value: WaitingWish; indexes: { key: string } };
	ticks: { key: Address; value: { instant: number } };
}

export const USER_DATABASE = 'lotse-user';

export const USER_LADDER: readonly Rung<UserSchema>[] = [
	(database) => {
		database.createObjectStore('settings');
		database.createObjectStore('saved');
	},
	(database) => {
		database.createObjectStore('usage');
	},
	(database) => {
		database.createObjectStore('searches');
	},
	(database) => {
		database.createObjectStore('outbox', { autoIncrement: true }).createIndex('key', 'key');
	},
	(database) => {
		database.createObjectStore('ticks');
	}
];

/** Opens the user database, creating or upgrading it. */
export async function openUserStore(name = USER_DATABASE): Promise<UserStore> {
	const { run, close } = await connect(name, USER_LADDER);
	return {
		settings: () => run(async (database) => (await database.get('settings', 'settings')) ?? {}),
		changeSettings: (change) =>
			run(async (database) => {
				const transaction = database.transaction('settings', 'readwrite');
				const settings = await transaction.store.get('settings');
				await transaction.store.put({ ...settings, ...change }, 'settings');
				await transaction.done;
			}),
		saved: () =>
			run(async (database) => {
				const { store } = database.transaction('saved');
				return newestFirst(await Promise.all([store.getAllKeys(), store.getAll()]));
			}),
		save: (address, instant) =>
			run(async (database) => void (await database.put('saved', { instant }, address))),
		unsave: (address) => run((database) => database.delete('saved', address)),
		arrangeSaved: (addresses) =>
			run(async (database) => {
				const transaction = database.transaction('saved', 'readwrite');
				const { store } = transaction;
				const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
				const newest = Math.max(...values.map(({ instant }) => instant));
				const known = new Set(keys);
				// Another window may have taken one away meanwhile: it does not come back.
				const kept = addresses.filter((address) => known.has(address));
				await Promise.all(kept.map((address, at) => store.put({ instant: newest - at }, address)));
				await transaction.done;
			}),
		ticks: () => run((database) => database.getAllKeys('ticks')),
		tick: (address, instant) =>
			run(async (database) => void (await database.put('ticks', { instant }, address))),
		untick: (address) => run((database) => database.delete('ticks', address)),
		usage: () =>
			run(async (database) => {
				const { store } = database.transaction('usage');
				const [months, bytes] = await Promise.all([store.getAllKeys(), store.getAll()]);
				return Object.fromEntries(months.map((month, index) => [month, bytes[index] ?? 0]));
			}),
		addUsage: (month, bytes) =>
			run(async (database) => {
				const transaction = database.transaction('usage', 'readwrite');
				const before = (await transaction.store.get(month)) ?? 0;
				await transaction.store.put(before + bytes, month);
				await transaction.done;
			}),
		searches: () =>
			run(async (database) => {
				const { store } = database.transaction('searches');
				return newestFirst(await Promise.all([store.getAllKeys(), store.getAll()]));
			}),
		rememberSearch: (query, instant) =>
			run(async (database) => {
				const transaction = database.transaction('searches', 'readwrite');
				const { store } = transaction;
				await store.put({ instant }, query);
				const known = newestFirst(await Promise.all([store.getAllKeys(), store.getAll()]));
				for (const old of known.slice(RECENT_SEARCHES)) await store.delete(old);
				await transaction.done;
			}),
		forgetSearch: (query) => run((database) => database.delete('searches', query)),
		forgetSearches: () => run((database) => database.clear('searches')),
		outbox: () => run((database) => database.getAll('outbox')),
		keepWish: (wish) => run(async (database) => void (await database.add('outbox', wish))),
		dropWish: (key) =>
			run(async (database) => {
				const { store, done } = database.transaction('outbox', 'readwrite');
				for (const at of await store.index('key').getAllKeys(key)) await store.delete(at);
				await done;
			}),
		clear: () =>
			run(async (database) => {
				await Promise.all([...database.objectStoreNames].map((name) => database.clear(name)));
			}),
		close
	};
}

function newestFirst<K>([keys, values]: [K[], { instant: number }[]]): K[] {
	return keys
		.map((key, index) => ({ key, instant: values[index]?.instant ?? 0 }))
		.sort((a, b) => b.instant - a.instant)
		.map(({ key }) => key);
}
