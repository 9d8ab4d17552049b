import { beforeEach, describe, expect, test } from 'vitest';
import { diffFile, joined, type ReleaseFiles } from '../domain/release/release.spec-support';
import { recordHashes } from '../domain/release/hash';
import {
	broken,
	cutShort,
	fakeServer,
	flippedByte,
	loginPage,
	offline,
	redirect,
	status,
	type FakeServer,
	type Trouble
} from './fake-server.spec-support';
import { memoryStore, type MemoryStore } from './memory-store.spec-support';
import { ENGLISH, GERMAN, NOW, PACKS, releaseOf, releaseWithDiff, syncAt } from './releases.spec-support';

const later = { now: () => NOW + 3_600_000 };

/** One record another, one new, one gone. */
const FACTS = [
	{ 'region/here': { title: 'Lippe' }, 'offer/a': { title: 'a, neu' } },
	{ 'place/c': { title: 'c' }, 'place/d': { title: 'd' } }
];
const DIFF = diffFile('facts', 1, 2);

let second: ReleaseFiles;
let server: FakeServer;
let store: MemoryStore;

/** The phone holds release 1; release 2, with a diff from it, has come out. */
beforeEach(async () => {
	store = memoryStore();
	await syncAt(fakeServer(await releaseOf(1)), store);
	second = await releaseWithDiff(1, 2, { facts: FACTS });
	server = fakeServer(second);
});

/** Release 2 as whole as if it had come in full. */
async function expectSecond() {
	expect((await store.read(GERMAN))?.packs).toEqual([joined(FACTS), joined(PACKS['text/de'])]);
	expect(await store.hashes('facts')).toEqual(await recordHashes(joined(FACTS)));
	expect((await store.active())?.manifest.seq).toBe(2);
}

describe('a diff', () => {
	test('spares the parts, and the result is the same', async () => {
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 2 });
		expect(server.requests).toEqual(['manifest.json', DIFF]);
		await expectSecond();
	});

	test('leads on: the release made by it is the base of the next', async () => {
		await syncAt(server, store);
		const third = await releaseOf(3, { 'text/de': [{ 'offer/a': { title: 'Ganz neu' } }], facts: FACTS });
		server.publish(third);
		server.recover();
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 3 });
		expect(server.requests).toEqual(['manifest.json', ...third.parts('text/de')]);
	});

	test('is not asked for from a release that is too old for it', async () => {
		const tooNew = await releaseWithDiff(2, 3, { facts: FACTS });
		server = fakeServer(tooNew);
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 3 });
		expect(server.requests).toEqual(['manifest.json', ...tooNew.parts('facts')]);
	});

	test('is not asked for where the pack is not held yet', async () => {
		expect(await syncAt(server, store, ENGLISH)).toEqual({ result: 'updated', seq: 2 });
		expect(server.requests).toEqual(['manifest.json', DIFF, ...second.parts('text/en')]);
	});

	test('does not bring back a pack that the reader dropped', async () => {
		await store.drop('text/de');
		await syncAt(server, store, ['facts']);
		expect((await store.active())?.packs).toEqual(['facts']);
	});
});

describe('a diff with patches', () => {
	const whole = { 'region/here': { title: 'Lippe' }, 'place/d': { title: 'd' } };
	const patch = { 'offer/a': { set: { title: 'a, neu' } } };
	const asPatch = (text: object = patch): Trouble => {
		return () => new Response(JSON.stringify({ from: 1, to: 2, set: whole, patch: text, del: ['offer/b'] }));
	};

	test('brings the same records as whole ones would', async () => {
		server.trouble(DIFF, asPatch());
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 2 });
		expect(server.requests).toEqual(['manifest.json', DIFF]);
		await expectSecond();
	});

	test.each([
		['for a record that is not held', { ...patch, 'offer/x': { set: { title: 'x' } } }],
		['that cuts where there is no list', { 'offer/a': { splice: { title: [[0, 1]] } } }],
		['that takes away a field that is not there', { 'offer/a': { ...patch['offer/a'], del: ['body'] } }],
		['that leads elsewhere', { 'offer/a': { set: { title: 'Call this number' } } }],
		['of no shape', { 'offer/a': { splice: { title: [['0', 1]] } } }],
		['for a record that also comes whole', { ...patch, 'place/d': {} }],
		['for a record that also goes', { ...patch, 'offer/b': {} }]
	])('%s is made up for by the whole pack, once', async (_, wrong) => {
		server.trouble(DIFF, asPatch(wrong));
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'updated', seq: 2 });
		expect(server.requests).toEqual(['manifest.json', DIFF, ...second.parts('facts')]);
		await expectSecond();
	});
});

describe('a diff that is no good', () => {
	const json = (change: object): Trouble => {
		return (text) => new Response(JSON.stringify({ ...(JSON.parse(text) as object), ...change }));
	};

	test.each<[string, Trouble]>([
		['is not found', status(404)],
		['meets a server in trouble', status(500)],
		['has one bit the other way round', flippedByte],
		['is a login page', loginPage],
		['arrives cut short', cutShort],
		['is for another release', json({ from: 0 })],
		['leads to another release', json({ to: 3 })],
		['forgets a record', json({ set: {} })],
		['brings a record nobody published', json({ set: { 'offer/evil': { title: 'Call this number' } } })],
		['forgets to delete', json({ del: [] })],
		['deletes what is not there', json({ del: ['offer/b', 'offer/x'] })],
		['is blown up, though true', (text) => new Response(text + ' '.repeat(200_000))]
	])('because it %s is made up for by the whole pack, once', async (_, trouble) => {
		server.trouble(DIFF, trouble);
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'updated', seq: 2 });
		expect(server.requests).toEqual(['manifest.json', DIFF, ...second.parts('facts')]);
		await expectSecond();
	});

	test.each<[string, Trouble]>([
		['cannot be fetched', offline],
		['is redirected to a login page', redirect],
		['breaks off', broken]
	])(
		'because it %s ends the sync: without a network the whole pack would not come either',
		async (_, trouble) => {
			const before = store.snapshot();
			server.trouble(DIFF, trouble);
			expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'failed', fault: 'offline' });
			expect(server.requests).toEqual(['manifest.json', DIFF]);
			expect(store.snapshot()).toEqual(before);
		}
	);

	test('and whose pack is no good either leaves the release before whole', async () => {
		const before = store.snapshot();
		server.trouble(DIFF, status(404));
		server.trouble(second.parts('facts')[1] ?? '', status(404));
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'failed', fault: 'server' });
		expect({ ...store.snapshot(), staged: [] }).toEqual(before);
	});

	test('for a copy that has been damaged heals it', async () => {
		const { active } = store.snapshot();
		if (!active) throw new Error('nothing is held');
		const damage = { set: { 'offer/a': { title: 'damaged' } }, setHashes: { 'offer/a': 'f'.repeat(64) } };
		await store.activate(active, [{ name: 'facts', ...damage, del: [] }], 1);
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 2 });
		await expectSecond();
	});

	test('because the database fails is a fault of storage, not a reason to download everything', async () => {
		store.fail.hashes = new DOMException('The connection is closing', 'InvalidStateError');
		expect(await syncAt(server, store)).toEqual({ result: 'failed', fault: 'storage' });
		expect(server.requests).toEqual(['manifest.json', DIFF]);
	});
});
