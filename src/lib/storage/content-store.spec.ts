import { openDB } from 'idb';
import { describe, expect, test, vi } from 'vitest';
import type { PackName, PackRecords } from '../domain/records';
import { openContentStore } from './content-store';
import {
	activeOf,
	diffOf,
	hashesOf,
	manyRecords,
	packOf,
	put,
	stagePack
} from './content-store.spec-support';
import { freshDatabases } from './databases.spec-support';
import { promisesOfContentStore } from './store-contract.spec-support';

const databases = freshDatabases(openContentStore);
const BOTH: PackName[] = ['facts', 'text/de'];
const HASH = 'a'.repeat(64);

/** The keys that stand in a store of the database, whoever can still reach them. */
async function keys(store: 'blocks' | 'hashes' | 'shapes' | 'staged'): Promise<IDBValidKey[]> {
	const database = await openDB(databases.name());
	const found = await database.getAllKeys(store);
	database.close();
	return found;
}

describe('the store on the phone', () => {
	promisesOfContentStore(databases.open);
});

describe('a large pack', () => {
	test.each([0, 1, 64, 65, 512, 513, 1_300])('of %i records loses none at the seams', async (size) => {
		const store = await databases.open();
		const records = manyRecords(size, 'Kurs');
		await put(store, activeOf(1, ['facts']), [packOf('facts', records)], 0);
		expect((await store.read(['facts']))?.packs).toEqual([records]);
		expect(await store.hashes('facts')).toEqual(hashesOf(records));
	});

	test('is spread over few values, and its hashes over the same', async () => {
		const store = await databases.open();
		await put(store, activeOf(1, ['facts']), [packOf('facts', manyRecords(1_300, 'x'))], 0);
		const blocks = await keys('blocks');
		expect(blocks.length).toBeGreaterThan(5);
		expect(blocks.length).toBeLessThan(1_300 / 20);
		expect(await keys('hashes')).toEqual(blocks);
	});

	test('of 10 000 records is written in few values, and a diff of three rewrites three blocks', async () => {
		const store = await databases.open();
		const pack = await stagePack(store, packOf('facts', manyRecords(10_000, 'Kurs')));
		const put = vi.spyOn(IDBObjectStore.prototype, 'put');
		await store.activate(activeOf(1, ['facts']), [pack], 0);
		// Blocks and hashes, one block twice where the two parts meet, the shape and the pointer.
		expect(put.mock.calls.length).toBe(2 * Math.ceil(10_000 / 64) + 3);
		put.mockClear();
		const set = manyRecords(3, 'neu');
		await store.activate(activeOf(2, ['facts']), [diffOf('facts', set)], 1);
		expect(put.mock.calls.length).toBeLessThanOrEqual(3 * 2 + 1);
		put.mockRestore();
		expect((await store.read(['facts']))?.packs).toEqual([{ ...manyRecords(10_000, 'Kurs'), ...set }]);
	});

	test('that became small leaves nothing of the old one behind', async () => {
		const store = await databases.open();
		const german = manyRecords(600, 'alt');
		const packs = [packOf('facts', manyRecords(1_300, 'alt')), packOf('text/de', german)];
		await put(store, activeOf(1, BOTH), packs, 0);
		await put(store, activeOf(2, BOTH), [packOf('facts', manyRecords(2, 'neu'))], 1);
		expect((await store.read(BOTH))?.packs).toEqual([manyRecords(2, 'neu'), german]);
		for (const name of ['blocks', 'hashes'] as const) {
			const found = (await keys(name)) as [PackName, number][];
			expect(found.filter(([pack]) => pack === 'facts')).toEqual([['facts', 0]]);
		}
	});

	test.each(['by the next release', 'by the reader'])('that was dropped %s takes no room', async (by) => {
		const store = await databases.open();
		const packs = [packOf('facts', manyRecords(2, 'x')), packOf('text/de', manyRecords(1_300, 'x'))];
		await put(store, activeOf(1, BOTH), packs, 0);
		if (by === 'by the reader') await store.drop('text/de');
		else await put(store, activeOf(2, ['facts']), [], 1);
		expect(await keys('blocks')).toEqual([['facts', 0]]);
		expect(await keys('hashes')).toEqual([['facts', 0]]);
		expect(await keys('shapes')).toEqual(['facts']);
	});

	test('does not swallow a pack whose name begins like its own', async () => {
		const store = await databases.open();
		const [german, simple] = [manyRecords(3, 'Kurs'), manyRecords(3, 'Ein Kurs')];
		const packs = [packOf('text/de', german), packOf('text/de-simple', simple)];
		await put(store, activeOf(1, ['text/de', 'text/de-simple']), packs, 0);
		await put(store, activeOf(2, ['text/de-simple']), [], 1);
		expect((await store.read(['text/de-simple']))?.packs).toEqual([simple]);
		expect(await keys('blocks')).toEqual([['text/de-simple', 0]]);
	});

	test('that was empty at first takes a diff like any other', async () => {
		const store = await databases.open();
		await put(store, activeOf(1, ['facts']), [packOf('facts', {})], 0);
		const set = manyRecords(3, 'neu');
		await put(store, activeOf(2, ['facts']), [diffOf('facts', set)], 1);
		expect((await store.read(['facts']))?.packs).toEqual([set]);
	});

	test('after many diffs is what the whole pack would be', async () => {
		const store = await databases.open();
		let records = manyRecords(700, 'Kurs');
		await put(store, activeOf(1, ['facts']), [packOf('facts', records)], 0);
		for (let seq = 2; seq < 8; seq += 1) {
			const set = { [`offer/${seq}`]: { title: `neu ${seq}` }, [`place/${seq}`]: { title: `Ort ${seq}` } };
			const del = [`offer/${seq + 100}`, `offer/${seq + 200}`];
			const rest = Object.entries({ ...records, ...set }).filter(([id]) => !del.includes(id));
			records = Object.fromEntries(rest);
			await put(store, activeOf(seq, ['facts']), [diffOf('facts', set, del)], seq - 1);
		}
		expect((await store.read(['facts']))?.packs).toEqual([records]);
		expect(await store.hashes('facts')).toEqual(hashesOf(records));
	});
});

describe('a change that fails half-way', () => {
	/** A value that no database can copy. */
	const broken = { title: () => 'Kurs' } as unknown as PackRecords[string];

	test('leaves the old release whole', async () => {
		const set = { 'offer/1': { title: 'neu' }, 'offer/x': broken };
		const change = diffOf('facts', set, ['offer/2']);
		const store = await databases.open();
		const [facts, german] = [manyRecords(600, 'alt'), manyRecords(10, 'Kurs')];
		await put(store, activeOf(1, BOTH), [packOf('facts', facts), packOf('text/de', german)], 0);
		await store.stage(HASH, 'part');

		const failing = put(store, activeOf(2, ['facts']), [change], 1);
		await expect(failing).rejects.toMatchObject({ name: 'DataCloneError' });
		expect(await store.read(BOTH)).toEqual({ active: activeOf(1, BOTH), packs: [facts, german] });
		expect(await store.hashes('facts')).toEqual(hashesOf(facts));
		expect(await store.staged(HASH)).toBe('part');
	});
});

describe('a phone that was switched off', () => {
	test('holds the release and the parts of an interrupted sync when it is on again', async () => {
		const records = manyRecords(600, 'Kurs');
		const before = await databases.open();
		await put(before, activeOf(1, ['facts']), [packOf('facts', records)], 0);
		await before.stage(HASH, 'half a sync');
		before.close();

		const after = await databases.open();
		expect(await after.read(['facts'])).toEqual({ active: activeOf(1, ['facts']), packs: [records] });
		expect(await after.staged(HASH)).toBe('half a sync');
		await put(after, activeOf(2, ['facts']), [], 1);
		expect(await after.staged(HASH)).toBeUndefined();
		expect(await keys('staged')).toEqual([]);
	});
});

describe('two tabs', () => {
	test('see each other’s release at once', async () => {
		const [one, other] = [await databases.open(), await databases.open()];
		await put(one, activeOf(1, ['facts']), [packOf('facts', manyRecords(2, 'x'))], 0);
		expect((await other.active())?.manifest.seq).toBe(1);
	});

	test('that sync at the same time store one release, and the slower one is told', async () => {
		const [one, other] = [await databases.open(), await databases.open()];
		const pack = (word: string) => [packOf('facts', manyRecords(300, word))];
		const results = await Promise.allSettled([
			put(one, activeOf(1, ['facts']), pack('one'), 0),
			put(other, activeOf(2, ['facts']), pack('other'), 0)
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		const held = await one.read(['facts']);
		expect(held?.packs).toEqual([manyRecords(300, held?.active.manifest.seq === 1 ? 'one' : 'other')]);
	});

	test('reading while the other activates gives one release or the other, never a mixture', async () => {
		const [one, other] = [await databases.open(), await databases.open()];
		const packs = (word: string) => [
			packOf('facts', manyRecords(1_300, word)),
			packOf('text/de', manyRecords(1_300, word))
		];
		await put(one, activeOf(1, BOTH), packs('1'), 0);
		const reads = [other.read(BOTH), other.read(BOTH)];
		const activation = put(one, activeOf(2, BOTH), packs('2'), 1);
		for (let at = 0; at < 5; at += 1) reads.push(other.read(BOTH));
		await activation;
		reads.push(other.read(BOTH));
		const found = await Promise.all(reads);
		for (const held of found) {
			const word = String(held?.active.manifest.seq);
			expect(held?.packs).toEqual([manyRecords(1_300, word), manyRecords(1_300, word)]);
		}
		expect(found.at(0)?.active.manifest.seq).toBe(1);
		expect(found.at(-1)?.active.manifest.seq).toBe(2);
	});
});
