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
