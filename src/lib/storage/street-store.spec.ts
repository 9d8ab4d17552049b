import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openContentStore } from './content-store';
import { freshDatabases } from './databases.spec-support';
import { packOfParts, promisesOfStreetStore } from './street-contract.spec-support';
import { hasStreets, STREET_DATABASE } from './street-database';
import { openStreetStore } from './street-store';

describe('the store of streets on the phone', () => {
	const databases = freshDatabases(openStreetStore);
	promisesOfStreetStore(databases.open);

	test('nobody who has not asked for streets has a database of them', async () => {
		expect(await hasStreets(databases.name())).toBe(false);
		await databases.open();
		expect(await hasStreets(databases.name())).toBe(true);
	});

	test('a kill between two parts costs neither of them', async () => {
		const store = await databases.open();
		await store.begin(packOfParts('1', 'ab'));
		await store.keep('a'.repeat(64), new ArrayBuffer(8));
		store.close();
		const again = await databases.open();
		expect(await again.held()).toMatchObject({ next: packOfParts('1', 'ab') });
		expect((await again.part('a'.repeat(64)))?.byteLength).toBe(8);
	});

	test('clearing and dropping the content takes no street along', async () => {
		const store = await databases.open();
		await store.begin(packOfParts('1', 'a'));
		await store.keep('a'.repeat(64), new ArrayBuffer(8));
		await store.finish('1'.repeat(64));
		const content = await openContentStore();
		await content.dropStaged();
		await content.clear();
		content.close();
		expect((await store.held()).whole).toEqual(packOfParts('1', 'a'));
		expect(STREET_DATABASE).not.toBe('lotse-content');
	});
});

/** https://developer.mozilla.org/docs/Web/API/Storage_API/Storage_buckets; TypeScript does not know it yet. */
interface Bucket {
	indexedDB: IDBFactory;
	estimate(): Promise<{ usage: number; quota: number }>;
}
const { storageBuckets } = navigator as unknown as {
	storageBuckets: {
		open(name: string, options: { quota: number }): Promise<Bucket>;
		delete(name: string): Promise<void>;
	};
};

describe('on a phone that is nearly full', () => {
	const ROOM = 3_000_000;
	let bucket: Bucket;
	beforeEach(async () => {
		bucket = await storageBuckets.open('streets', { quota: ROOM });
		vi.stubGlobal('indexedDB', bucket.indexedDB);
	});
	afterEach(async () => {
		vi.unstubAllGlobals();
		await storageBuckets.delete('streets');
	});
	const databases = freshDatabases(openStreetStore);
	const noise = () => crypto.getRandomValues(new Uint8Array(65_536));
	const part = () => new Blob(Array.from({ length: 6 }, noise)).arrayBuffer();

	test('a part too many says so by name, and those before stay', async () => {
		const store = await databases.open();
		const pack = packOfParts('1', 'abcdef0123456789');
		await store.begin(pack);
		const kept: string[] = [];
		const filling = async () => {
			for (const { hash } of pack.parts) {
				await store.keep(hash, await part());
				kept.push(hash);
			}
		};
		await expect(filling()).rejects.toMatchObject({ name: 'QuotaExceededError' });
		expect(kept.length).toBeGreaterThan(3);
		expect([...(await store.held()).parts].sort()).toEqual([...kept].sort());
	});

	test('deleting frees the space', async () => {
		const store = await databases.open();
		await store.begin(packOfParts('1', 'abcdef'));
		const before = (await bucket.estimate()).usage;
		for (const letter of 'abcdef') await store.keep(letter.repeat(64), await part());
		expect((await bucket.estimate()).usage - before).toBeGreaterThanOrEqual(6 * 393_216);
		await store.clear();
		await expect.poll(async () => (await bucket.estimate()).usage - before).toBeLessThan(100_000);
	});
});
