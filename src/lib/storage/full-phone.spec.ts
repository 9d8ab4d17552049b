import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openContentStore } from './content-store';
import { activeOf, manyRecords, packOf, put, stagePack } from './content-store.spec-support';
import { freshDatabases } from './databases.spec-support';

/** https://developer.mozilla.org/docs/Web/API/Storage_API/Storage_buckets; TypeScript does not know it yet. */
interface StorageBuckets {
	open(name: string, options: { quota: number }): Promise<{ indexedDB: IDBFactory }>;
	delete(name: string): Promise<void>;
}

const ROOM = 300_000;
const BUCKET = 'full-phone';
const { storageBuckets } = navigator as unknown as { storageBuckets: StorageBuckets };

/** A real phone that is nearly full: the browser itself refuses what goes beyond. */
beforeEach(async () => {
	vi.stubGlobal('indexedDB', (await storageBuckets.open(BUCKET, { quota: ROOM })).indexedDB);
});
afterEach(async () => {
	vi.unstubAllGlobals();
	await storageBuckets.delete(BUCKET);
});
// After the hooks above, so that its databases are closed before the bucket goes.
const databases = freshDatabases(openContentStore);

test('a release for which there is no room leaves the one before whole', async () => {
	const store = await databases.open();
	const records = manyRecords(2, 'Kurs');
	await put(
		store,
		activeOf(1, ['facts', 'text/de']),
		[packOf('facts', records), packOf('text/de', records)],
		0
	);
	await store.stage('a'.repeat(64), 'half a sync');

	// Its parts still find room; a second time in blocks they do not.
	const large = await stagePack(store, packOf('facts', manyRecords(200, 'x'.repeat(1_000))));
	await expect(store.activate(activeOf(2, ['facts']), [large], 1)).rejects.toMatchObject({
		name: 'QuotaExceededError'
	});
	expect(await store.read(['facts', 'text/de'])).toEqual({
		active: activeOf(1, ['facts', 'text/de']),
		packs: [records, records]
	});
	expect(await store.staged('a'.repeat(64))).toBe('half a sync');
});

test('a part for which there is no room says so by name', async () => {
	const store = await databases.open();
	await expect(store.stage('a'.repeat(64), 'x'.repeat(ROOM * 10))).rejects.toMatchObject({
		name: 'QuotaExceededError'
	});
	expect(await store.staged('a'.repeat(64))).toBeUndefined();
});
