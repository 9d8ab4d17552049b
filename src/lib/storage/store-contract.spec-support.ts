import { expect, test } from 'vitest';
import type { PackName } from '../domain/records';
import type { ContentStore } from './content-store';
import type { Trust } from '../domain/release/trust';
import { activeOf, diffOf, hashesOf, packOf, put, stagePack } from './content-store.spec-support';

const FACTS = packOf('facts', { 'offer/a': { title: 'a' }, 'offer/b': { title: 'b' } });
const GERMAN = packOf('text/de', {
	'offer/a': { title: 'Kurs', body: [{ type: 'paragraph', text: ['Ja'] }] }
});
const ENGLISH = packOf('text/en', { 'offer/a': { title: 'Course' } });
const KEY = { x: 'x'.repeat(43), y: 'y'.repeat(43) };
const TRUST: Trust = { root: { version: 2, key: KEY }, content: 3 };
const BOTH: PackName[] = ['facts', 'text/de'];

/**
 * What every content store promises. The one in memory is held to it too, or a spec that stands on it
 * would prove nothing about the phone.
 */
export function promisesOfContentStore(open: () => Promise<ContentStore>): void {
	test('an empty store is a normal state, not an error', async () => {
		const store = await open();
		expect(await store.active()).toBeUndefined();
		expect(await store.read(['facts'])).toBeUndefined();
		expect(await store.staged('a'.repeat(64))).toBeUndefined();
		expect(await store.hashes('facts')).toBeUndefined();
		expect(await store.trust()).toBeUndefined();
		await store.drop('facts');
		expect(await store.active()).toBeUndefined();
	});

	test('what was activated is read back, equal and in the order asked for', async () => {
		const store = await open();
		const active = activeOf(1, BOTH);
		await put(store, active, [FACTS, GERMAN], 0);
		expect(await store.active()).toEqual(active);
		expect(await store.read(['text/de', 'facts'])).toEqual({
			active,
			packs: [GERMAN.records, FACTS.records]
		});
		expect(await store.read([])).toEqual({ active, packs: [] });
	});

	test('of two packs of which one is not held, none is handed out', async () => {
		const store = await open();
		await put(store, activeOf(1, BOTH), [FACTS, GERMAN], 0);
		expect(await store.read(['facts', 'text/en'])).toBeUndefined();
		expect(await store.read(['text/en'])).toBeUndefined();
	});

	test('a pack that was not downloaded anew stays as it was', async () => {
		const store = await open();
		await put(store, activeOf(1, BOTH), [FACTS, GERMAN], 0);
		const words = packOf('text/de', { 'offer/a': { title: 'Neuer Kurs' } });
		await put(store, activeOf(2, BOTH), [words], 1);
		expect(await store.read(BOTH)).toEqual({
			active: activeOf(2, BOTH),
			packs: [FACTS.records, words.records]
		});
	});

	test('a pack that the release no longer has is gone, even when a later one brings its name back', async () => {
		const store = await open();
		await put(store, activeOf(1, [...BOTH, 'text/en']), [FACTS, GERMAN, ENGLISH], 0);
		await put(store, activeOf(2, BOTH), [], 1);
		expect(await store.read(['text/en'])).toBeUndefined();
		expect((await store.read(BOTH))?.packs).toEqual([FACTS.records, GERMAN.records]);
		await put(store, activeOf(3, [...BOTH, 'text/en']), [packOf('text/en', {})], 2);
		expect((await store.read(['text/en']))?.packs).toEqual([{}]);
	});

	test('a diff changes what it names, in records and hashes, and nothing else', async () => {
		const store = await open();
		await put(store, activeOf(1, BOTH), [FACTS, GERMAN], 0);
		const set = { 'offer/b': { title: 'b, neu' }, 'offer/c': { title: 'c' } };
		await put(store, activeOf(2, BOTH), [diffOf('facts', set, ['offer/a'])], 1);
		expect((await store.read(BOTH))?.packs).toEqual([set, GERMAN.records]);
		expect(await store.hashes('facts')).toEqual(hashesOf(set));
		expect(await store.hashes('text/de')).toEqual(GERMAN.hashes);
	});

	test('a change made for a release that is no longer the active one is refused, and nothing of it stays', async () => {
		const store = await open();
		await put(store, activeOf(5, BOTH), [FACTS, GERMAN], 0);
		await store.stage('a'.repeat(64), 'part');
		for (const base of [0, 4, 6]) {
			const late = put(store, activeOf(7, ['text/en']), [ENGLISH], base);
			await expect(late).rejects.toMatchObject({ name: 'StaleBaseError' });
		}
		expect(await store.read(BOTH)).toEqual({
			active: activeOf(5, BOTH),
			packs: [FACTS.records, GERMAN.records]
		});
		expect(await store.staged('a'.repeat(64))).toBe('part');
	});

	test('the hashes of a pack are those of its records, and none of a pack not held', async () => {
		const store = await open();
		await put(store, activeOf(1, ['facts']), [FACTS], 0);
		expect(await store.hashes('facts')).toEqual(FACTS.hashes);
		expect(await store.hashes('text/de')).toBeUndefined();
	});

	test('a pack that was dropped by hand leaves the others, and can come back', async () => {
		const store = await open();
		await put(store, activeOf(1, BOTH), [FACTS, GERMAN], 0);
		await store.drop('text/de');
		expect(await store.active()).toEqual(activeOf(1, ['facts']));
		expect(await store.read(['text/de'])).toBeUndefined();
		expect(await store.hashes('text/de')).toBeUndefined();
		expect((await store.read(['facts']))?.packs).toEqual([FACTS.records]);
		await store.drop('text/en');
		await put(store, activeOf(1, BOTH), [GERMAN], 1);
		expect((await store.read(BOTH))?.packs).toEqual([FACTS.records, GERMAN.records]);
	});

	test('a language removed by hand while a sync is on its way stays away, unless it comes whole', async () => {
		const store = await open();
		const three: PackName[] = [...BOTH, 'text/en'];
		await put(store, activeOf(1, three), [FACTS, GERMAN, ENGLISH], 0);
		await store.drop('text/en');
		await put(store, activeOf(2, three), [diffOf('text/en', { 'offer/b': { title: 'Meeting' } })], 1);
		expect(await store.active()).toEqual(activeOf(2, BOTH));
		expect(await store.read(['text/en'])).toBeUndefined();
		expect((await store.read(BOTH))?.packs).toEqual([FACTS.records, GERMAN.records]);

		// Nothing new but when the release ends.
		await put(store, activeOf(2, three), [], 2);
		expect(await store.active()).toEqual(activeOf(2, BOTH));

		await put(store, activeOf(3, three), [ENGLISH], 2);
		expect((await store.read(['text/en']))?.packs).toEqual([ENGLISH.records]);
	});

	test('what was learnt about keys outlives releases', async () => {
		const store = await open();
		await store.keepTrust(TRUST);
		await put(store, activeOf(1, BOTH), [FACTS, GERMAN], 0);
		await store.drop('text/de');
		expect(await store.trust()).toEqual(TRUST);
		await store.keepTrust({ ...TRUST, content: 4 });
		expect(await store.trust()).toEqual({ ...TRUST, content: 4 });
	});

	test('an empty pack is held, not missing', async () => {
		const store = await open();
		await put(store, activeOf(1, ['text/en']), [packOf('text/en', {})], 0);
		expect((await store.read(['text/en']))?.packs).toEqual([{}]);
	});

	test('a check that found nothing moves its own time and nothing else', async () => {
		const store = await open();
		await put(store, activeOf(1, BOTH, 1_000), [FACTS, GERMAN], 0);
		await store.stage('a'.repeat(64), 'part');
		await store.markChecked(5_000);
		expect(await store.read(BOTH)).toEqual({
			active: { ...activeOf(1, BOTH, 1_000), checked: 5_000 },
			packs: [FACTS.records, GERMAN.records]
		});
		expect(await store.staged('a'.repeat(64))).toBe('part');
	});

	test('a check of an empty store does not make a release out of nothing', async () => {
		const store = await open();
		await store.markChecked(5_000);
		expect(await store.active()).toBeUndefined();
	});

	test('what was put aside is there until a release is active', async () => {
		const store = await open();
		await store.stage('a'.repeat(64), 'part a');
		await store.stage('b'.repeat(64), 'part b');
		expect(await store.staged('a'.repeat(64))).toBe('part a');
		await put(store, activeOf(1, ['facts']), [FACTS], 0);
		expect(await store.staged('a'.repeat(64))).toBeUndefined();
		expect(await store.staged('b'.repeat(64))).toBeUndefined();
	});

	test('a release whose parts somebody has cleared away is refused, and the one before stays', async () => {
		const store = await open();
		await put(store, activeOf(1, BOTH), [FACTS, GERMAN], 0);
		const lost = await stagePack(store, packOf('facts', { 'offer/a': { title: 'neu' } }));
		await store.dropStaged();
		const late = store.activate(activeOf(2, BOTH), [lost], 1);
		await expect(late).rejects.toMatchObject({ name: 'MissingPartError' });
		expect(await store.read(BOTH)).toEqual({
			active: activeOf(1, BOTH),
			packs: [FACTS.records, GERMAN.records]
		});
		expect(await store.hashes('facts')).toEqual(FACTS.hashes);
	});

	test('some records are handed out by their ids, and none of a pack not held', async () => {
		const store = await open();
		await put(store, activeOf(1, ['facts']), [FACTS], 0);
		expect(await store.records('facts', ['offer/b', 'offer/x'])).toEqual({
			'offer/b': FACTS.records['offer/b']
		});
		expect(await store.records('facts', [])).toEqual({});
		expect(await store.records('text/de', ['offer/a'])).toBeUndefined();
	});

	test('what was put aside can be dropped without touching the release', async () => {
		const store = await open();
		await put(store, activeOf(1, ['facts']), [FACTS], 0);
		await store.stage('a'.repeat(64), 'part a');
		await store.dropStaged();
		expect(await store.staged('a'.repeat(64))).toBeUndefined();
		expect((await store.read(['facts']))?.packs).toEqual([FACTS.records]);
	});

	test('nobody changes what is stored by changing what was handed in or out', async () => {
		const store = await open();
		const pack = packOf('facts', { 'offer/a': { title: 'a' } });
		await put(store, activeOf(1, ['facts']), [pack], 0);
		pack.records['offer/a'] = { title: 'changed' };
		const held = await store.read(['facts']);
		held?.active.packs.push('text/de');
		if (held?.packs[0]) delete held.packs[0]['offer/a'];
		expect(await store.read(['facts'])).toEqual({
			active: activeOf(1, ['facts']),
			packs: [{ 'offer/a': { title: 'a' } }]
		});
	});

	test('cleared, it is as empty as on the first day', async () => {
		const store = await open();
		await put(store, activeOf(1, BOTH), [FACTS, GERMAN], 0);
		await store.stage('a'.repeat(64), 'part a');
		await store.keepTrust(TRUST);
		await store.clear();
		expect(await store.active()).toBeUndefined();
		expect(await store.read(BOTH)).toBeUndefined();
		expect(await store.staged('a'.repeat(64))).toBeUndefined();
		expect(await store.trust()).toBeUndefined();
		await put(store, activeOf(1, BOTH), [], 0);
		expect((await store.read(BOTH))?.packs).toEqual([{}, {}]);
	});
}
