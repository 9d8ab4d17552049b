import type { Page } from '@playwright/test';

/** Bytes that the app has counted in all. */
export const receivedBytes = (page: Page) =>
	page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open('lotse-user');
			request.onsuccess = () => resolve(request.result);
		});
		const months = await new Promise<number[]>((resolve) => {
			const request = database.transaction('usage').objectStore('usage').getAll() as IDBRequest<number[]>;
			request.onsuccess = () => resolve(request.result);
		});
		database.close();
		return months.reduce((sum, bytes) => sum + bytes, 0);
	});

/** As if the last check had been some hours ago. */
export const hoursPass = (page: Page, hours: number) =>
	page.evaluate(async (ms) => {
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open('lotse-content');
			request.onsuccess = () => resolve(request.result);
		});
		const transaction = database.transaction('active', 'readwrite');
		const store = transaction.objectStore('active');
		const request = store.get('active') as IDBRequest<{ checked: number }>;
		request.onsuccess = () =>
			store.put({ ...request.result, checked: request.result.checked - ms }, 'active');
		await new Promise<void>((resolve) => (transaction.oncomplete = () => resolve()));
		database.close();
	}, hours * 3_600_000);

/** What the reader chose in the settings, as the phone keeps it. */
export const storedSettings = (page: Page) =>
	page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((resolve) => {
			const request = indexedDB.open('lotse-user');
			request.onsuccess = () => resolve(request.result);
		});
		const settings = await new Promise<unknown>((resolve) => {
			const request = database.transaction('settings').objectStore('settings').get('settings');
			request.onsuccess = () => resolve(request.result);
		});
		database.close();
		return settings;
	});

/** The keys of one store; none while there is no such database. */
export const storedKeys = (page: Page, database: string, store: string) =>
	page.evaluate(
		async ([name = '', room = '']) => {
			if (!(await indexedDB.databases()).some((known) => known.name === name)) return [];
			const opened = await new Promise<IDBDatabase>((resolve) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
			});
			const keys = await new Promise<IDBValidKey[]>((resolve) => {
				if (!opened.objectStoreNames.contains(room)) return resolve([]);
				const request = opened.transaction(room).objectStore(room).getAllKeys();
				request.onsuccess = () => resolve(request.result);
			});
			opened.close();
			return keys;
		},
		[database, store]
	);
