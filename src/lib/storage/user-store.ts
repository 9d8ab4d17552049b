import { openDB, type DBSchema } from 'idb';
import type { Address, Locale } from '../domain/records';

/** What the reader decided; stays on the phone and survives every update of content and shell. */
export interface Settings {
	locale?: Locale;
}

export interface UserStore {
	settings(): Promise<Settings>;
	changeSettings(change: Partial<Settings>): Promise<void>;
	/** Addresses of saved records, the newest first. */
	saved(): Promise<Address[]>;
	save(address: Address, instant: number): Promise<void>;
	unsave(address: Address): Promise<void>;
	clear(): Promise<void>;
	close(): void;
}

interface UserSchema extends DBSchema {
	settings: { key: 'settings'; value: Settings };
	saved: { key: Address; value: { instant: number } };
}

export const USER_DATABASE = 'lotse-user';
const VERSION = 1;

/** Opens the user database, creating or upgrading it. */
export async function openUserStore(name = USER_DATABASE): Promise<UserStore> {
	const database = await openDB<UserSchema>(name, VERSION, {
		upgrade(db, from) {
			if (from < 1) {
				db.createObjectStore('settings');
				db.createObjectStore('saved');
			}
		},
		blocking() {
			database?.close();
		}
	});
	return {
		settings: async () => (await database.get('settings', 'settings')) ?? {},
		async changeSettings(change) {
			const transaction = database.transaction('settings', 'readwrite');
			const settings = await transaction.store.get('settings');
			void transaction.store.put({ ...settings, ...change }, 'settings');
			await transaction.done;
		},
		async saved() {
			const transaction = database.transaction('saved');
			const [addresses, values] = await Promise.all([
				transaction.store.getAllKeys(),
				transaction.store.getAll()
			]);
			return addresses
				.map((address, index) => ({ address, instant: values[index]?.instant ?? 0 }))
				.sort((a, b) => b.instant - a.instant)
				.map(({ address }) => address);
		},
		async save(address, instant) {
			await database.put('saved', { instant }, address);
		},
		unsave: (address) => database.delete('saved', address),
		async clear() {
			await Promise.all([database.clear('settings'), database.clear('saved')]);
		},
		close: () => database.close()
	};
}
