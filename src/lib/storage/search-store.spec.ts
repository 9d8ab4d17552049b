import { expect, test } from 'vitest';
import { packsWith } from '../domain/records.spec-support';
import { documentsOf } from '../domain/search/document';
import { buildIndex, DUMP_FORMAT, dumpIndex, loadIndex, type IndexDump } from '../domain/search/index';
import { loadLanguages } from '../domain/search/language';
import { search } from '../domain/search/search';
import { offerFacts } from '../domain/records.spec-support';
import { freshDatabases } from './databases.spec-support';
import { openSearchStore, type IndexKey } from './search-store';

const databases = freshDatabases(openSearchStore);
const key: IndexKey = { locale: 'de', seq: 3, format: DUMP_FORMAT, german: false };

async function dumpWith(title: string): Promise<IndexDump> {
	const { facts, texts } = packsWith({ 'offer/course': [offerFacts(), { title }] });
	const documents = documentsOf(texts, undefined, facts, 'de');
	return dumpIndex(await buildIndex(documents, [], await loadLanguages('de')));
}

test('an index finds after a restart what it found before', async () => {
	const before = await databases.open();
	await before.keep(key, await dumpWith('Schwimmkurs'));
	before.close();
	const after = await databases.open();
	expect(await after.has(key)).toBe(true);
	const dump = await after.read(key);
	const index = dump && loadIndex(dump, await loadLanguages('de'));
	expect(index && search(index, 'schwimmkurse')[0]?.address).toBe('offer/course');
});

test.each([
	['another release', { seq: 4 }],
	['another language', { locale: 'en' }],
	['other code', { format: DUMP_FORMAT + 1 }],
	['one with German', { german: true }]
] satisfies [string, Partial<IndexKey>][])('the index of %s is not this one', async (_, change) => {
	const store = await databases.open();
	await store.keep(key, await dumpWith('Kurs'));
	expect(await store.has({ ...key, ...change })).toBe(false);
	expect(await store.read({ ...key, ...change })).toBeUndefined();
});

test('a language has one index: the new one takes the place of the old, and no other’s', async () => {
	const store = await databases.open();
	const dump = await dumpWith('Kurs');
	const english: IndexKey = { ...key, locale: 'en', german: true };
	await store.keep(english, dump);
	await store.keep(key, dump);
	await store.keep({ ...key, seq: 4 }, dump);
	expect(await store.has(key)).toBe(false);
	expect(await store.has({ ...key, seq: 4 })).toBe(true);
	expect(await store.has(english)).toBe(true);
});

test('what was made of an older release or for a dropped language goes, the rest stays', async () => {
	const store = await databases.open();
	const dump = await dumpWith('Kurs');
	await store.keep(key, dump);
	await store.keep({ ...key, locale: 'en' }, dump);
	await store.prune(3, ['de']);
	expect(await store.has(key)).toBe(true);
	expect(await store.has({ ...key, locale: 'en' })).toBe(false);
	await store.prune(4, ['de']);
	expect(await store.has(key)).toBe(false);
});
