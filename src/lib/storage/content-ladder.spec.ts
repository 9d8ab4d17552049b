import { openDB } from 'idb';
import { expect, test } from 'vitest';
import type { PackName } from '../domain/records';
import { openContentStore } from './content-store';
import { activeOf, diffOf, hashesOf, manyRecords } from './content-store.spec-support';
import { freshDatabases } from './databases.spec-support';

const databases = freshDatabases(openContentStore);
const RECORDS = manyRecords(300, 'Kurs');
const GERMAN = { 'offer/1': { title: 'Kurs' } };

/** The database as the first shell left it: two packs, a record's block being drawn from its id. */
async function asVersion1(): Promise<void> {
	const database = await openDB(databases.name(), 1, {
		upgrade(created) {
			for (const name of ['active', 'trust', 'shapes', 'blocks', 'hashes', 'staged']) {
				created.createObjectStore(name);
			}
		}
	});
	const pick = <T>(values: Record<string, T>, rest: number) =>
		Object.fromEntries(Object.entries(values).filter((_, index) => index % 5 === rest));
	for (let block = 0; block < 5; block += 1) {
		await database.put('blocks', pick(RECORDS, block), ['facts', block]);
		await database.put('hashes', pick(hashesOf(RECORDS), block), ['facts', block]);
	}
	await database.put('shapes', 5, 'facts');
	await database.put('blocks', GERMAN, ['text/de', 0]);
	await database.put('hashes', hashesOf(GERMAN), ['text/de', 0]);
	await database.put('shapes', 1, 'text/de');
	await database.put('active', activeOf(7, ['facts', 'text/de']), 'active');
	await database.put('staged', 'half a sync', 'a'.repeat(64));
	database.close();
}

test('a copy kept by the first shell is still there, with no network, after the shell was replaced', async () => {
	await asVersion1();
	const store = await databases.open();
	const packs: PackName[] = ['facts', 'text/de'];
	expect(await store.read(packs)).toEqual({ active: activeOf(7, packs), packs: [RECORDS, GERMAN] });
	expect(await store.hashes('facts')).toEqual(hashesOf(RECORDS));
	expect(await store.staged('a'.repeat(64))).toBe('half a sync');
});

test('and takes a diff like any other', async () => {
	await asVersion1();
	const store = await databases.open();
	const set = { 'offer/17': { title: 'neu' }, 'place/x': { title: 'Ort' } };
	await store.activate(activeOf(8, ['facts', 'text/de']), [diffOf('facts', set, ['offer/200'])], 7);
	const { 'offer/200': _, ...rest } = RECORDS;
	expect((await store.read(['facts']))?.packs).toEqual([{ ...rest, ...set }]);
	expect(await store.records('facts', ['offer/17', 'offer/200', 'offer/299'])).toEqual({
		'offer/17': { title: 'neu' },
		'offer/299': RECORDS['offer/299']
	});
});
