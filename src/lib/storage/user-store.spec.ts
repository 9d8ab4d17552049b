import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { freshDatabases } from './databases.spec-support';
import { openUserStore, RECENT_SEARCHES } from './user-store';

const databases = freshDatabases(openUserStore);

test('a new reader has decided nothing', async () => {
	const store = await databases.open();
	expect(await store.settings()).toEqual({});
	expect(await store.saved()).toEqual([]);
});

test('a change of one setting keeps the others', async () => {
	const store = await databases.open();
	await store.changeSettings({ locale: 'en' });
	await store.changeSettings({ syncMode: 'manual' });
	expect(await store.settings()).toEqual({ locale: 'en', syncMode: 'manual' });
	await store.changeSettings({ locale: 'de' });
	expect(await store.settings()).toEqual({ locale: 'de', syncMode: 'manual' });
});

test('a setting of a later shell survives a change by this one', async () => {
	const store = await databases.open();
	const later = await openDB(databases.name());
	await later.put('settings', { locale: 'de', largeLetters: true }, 'settings');
	later.close();
	await store.changeSettings({ locale: 'en' });
	expect(await store.settings()).toEqual({ locale: 'en', largeLetters: true });
});

test('two changes at once are both kept', async () => {
	const store = await databases.open();
	await Promise.all([
		store.save('offer/a', 1),
		store.save('place/b', 2),
		store.changeSettings({ locale: 'en' }),
		store.changeSettings({ syncMode: 'saving' })
	]);
	expect(await store.saved()).toEqual(['place/b', 'offer/a']);
	expect(await store.settings()).toEqual({ locale: 'en', syncMode: 'saving' });
});

test('saved records are listed the newest first, not by name', async () => {
	const store = await databases.open();
	await store.save('offer/b', 2_000);
	await store.save('offer/c', 1_000);
	await store.save('guide/a', 3_000);
	expect(await store.saved()).toEqual(['guide/a', 'offer/b', 'offer/c']);
});

test('saving again moves a record to the top and does not list it twice', async () => {
	const store = await databases.open();
	await store.save('offer/a', 1_000);
	await store.save('offer/b', 2_000);
	await store.save('offer/a', 3_000);
	expect(await store.saved()).toEqual(['offer/a', 'offer/b']);
});

test('taking one away leaves the others, and taking away what is not there is no error', async () => {
	const store = await databases.open();
	await store.save('offer/a', 1_000);
	await store.save('offer/b', 2_000);
	await store.unsave('offer/a');
	await store.unsave('offer/gone');
	expect(await store.saved()).toEqual(['offer/b']);
});

test('what the reader decided is still there after a restart', async () => {
	const before = await databases.open();
	await before.changeSettings({ locale: 'en' });
	await before.save('offer/a', 1_000);
	before.close();
	const after = await databases.open();
	expect(await after.settings()).toEqual({ locale: 'en' });
	expect(await after.saved()).toEqual(['offer/a']);
});

test('cleared, nothing is left', async () => {
	const store = await databases.open();
	await store.changeSettings({ locale: 'en' });
	await store.save('offer/a', 1_000);
	await store.addUsage('2026-11', 500);
	await store.rememberSearch('kita', 1_000);
	await store.tick('step/a', 1_000);
	await store.clear();
	expect(await store.ticks()).toEqual([]);
	expect(await store.searches()).toEqual([]);
	expect(await store.usage()).toEqual({});
	expect(await store.settings()).toEqual({});
	expect(await store.saved()).toEqual([]);
});

test('what was saved before the app counted bytes is kept when it begins to', async () => {
	const old = await openDB(databases.name(), 1, {
		upgrade(database) {
			database.createObjectStore('settings');
			database.createObjectStore('saved');
		}
	});
	await old.put('settings', { locale: 'en' }, 'settings');
	await old.put('saved', { instant: 1_000 }, 'offer/a');
	old.close();

	const store = await databases.open();
	expect(await store.settings()).toEqual({ locale: 'en' });
	expect(await store.saved()).toEqual(['offer/a']);
	expect(await store.usage()).toEqual({});
	await store.addUsage('2026-11', 500);
	expect(await store.usage()).toEqual({ '2026-11': 500 });
});

test('bytes add up by month, also when two downloads end at once', async () => {
	const store = await databases.open();
	await Promise.all([
		store.addUsage('2026-11', 500),
		store.addUsage('2026-11', 70),
		store.addUsage('2026-12', 3)
	]);
	expect(await store.usage()).toEqual({ '2026-11': 570, '2026-12': 3 });
});

test('what was kept before the app could search is still there when it can', async () => {
	const old = await openDB(databases.name(), 2, {
		upgrade(database) {
			for (const name of ['settings', 'saved', 'usage']) database.createObjectStore(name);
		}
	});
	await old.put('settings', { locale: 'en' }, 'settings');
	await old.put('usage', 500, '2026-11');
	old.close();
	const store = await databases.open();
	expect(await store.settings()).toEqual({ locale: 'en' });
	expect(await store.usage()).toEqual({ '2026-11': 500 });
	expect(await store.searches()).toEqual([]);
});

test('recent searches are few, the newest first, and asking again moves one to the top', async () => {
	const store = await databases.open();
	const asked = Array.from({ length: RECENT_SEARCHES + 2 }, (_, n) => `frage ${n}`);
	for (const [n, query] of asked.entries()) await store.rememberSearch(query, n);
	expect(await store.searches()).toEqual(asked.slice(2).reverse());
	await store.rememberSearch('frage 4', 100);
	expect((await store.searches())[0]).toBe('frage 4');
	expect(await store.searches()).toHaveLength(RECENT_SEARCHES);
});

test('one recent search is forgotten alone, or all of them and nothing else', async () => {
	const store = await databases.open();
	await store.save('offer/a', 1_000);
	await store.rememberSearch('kita', 1);
	await store.rememberSearch('arzt', 2);
	await store.forgetSearch('arzt');
	expect(await store.searches()).toEqual(['kita']);
	await store.forgetSearches();
	expect(await store.searches()).toEqual([]);
	expect(await store.saved()).toEqual(['offer/a']);
});

test('what waits to be sent is kept in the order it was written, until it is dropped by its key', async () => {
	const store = await databases.open();
	const wish = (text: string) => ({ kind: 'idea' as const, text, locale: 'de' as const });
	await store.keepWish({ key: 'z', wish: wish('first') });
	await store.keepWish({ key: 'a', to: 'https://example.org', wish: wish('second') });
	expect((await store.outbox()).map(({ key }) => key)).toEqual(['z', 'a']);
	await store.dropWish('z');
	await store.dropWish('never there');
	expect(await store.outbox()).toEqual([{ key: 'a', to: 'https://example.org', wish: wish('second') }]);
});

test('a database from before there was an outbox keeps all it held', async () => {
	const old = await openDB(databases.name(), 3, {
		upgrade(database) {
			for (const store of ['settings', 'saved', 'usage', 'searches']) database.createObjectStore(store);
		}
	});
	await old.put('saved', { instant: 1 }, 'offer/a');
	await old.put('settings', { locale: 'ar' }, 'settings');
	old.close();
	const store = await databases.open();
	expect(await store.saved()).toEqual(['offer/a']);
	expect(await store.settings()).toEqual({ locale: 'ar' });
	expect(await store.outbox()).toEqual([]);
});

test('what the reader arranged stays so, and what is saved later stands first', async () => {
	const store = await databases.open();
	for (const id of ['a', 'b', 'c']) await store.save(`offer/${id}`, 1_000);
	await store.arrangeSaved(['offer/c', 'offer/a', 'offer/b']);
	expect(await store.saved()).toEqual(['offer/c', 'offer/a', 'offer/b']);
	await store.save('guide/new', 1_001);
	expect(await store.saved()).toEqual(['guide/new', 'offer/c', 'offer/a', 'offer/b']);
});

test('arranging brings back nothing that was taken away meanwhile', async () => {
	const store = await databases.open();
	await store.save('offer/a', 1_000);
	await store.arrangeSaved(['offer/gone', 'offer/a']);
	expect(await store.saved()).toEqual(['offer/a']);
	await store.unsave('offer/a');
	await store.arrangeSaved([]);
	expect(await store.saved()).toEqual([]);
});

test('what was kept before steps could be ticked is still there when they can', async () => {
	const old = await openDB(databases.name(), 3, {
		upgrade(database) {
			for (const name of ['settings', 'saved', 'usage', 'searches']) database.createObjectStore(name);
		}
	});
	await old.put('settings', { locale: 'ar' }, 'settings');
	await old.put('searches', { instant: 1 }, 'kita');
	old.close();
	const store = await databases.open();
	expect(await store.settings()).toEqual({ locale: 'ar' });
	expect(await store.searches()).toEqual(['kita']);
	expect(await store.ticks()).toEqual([]);
});

test('ticks set at once in two windows are both kept, and one is taken back alone', async () => {
	const [one, other] = [await databases.open(), await databases.open()];
	await Promise.all([one.tick('step/a', 1), other.tick('step/b', 1)]);
	await one.untick('step/a');
	expect(await other.ticks()).toEqual(['step/b']);
});
