import { beforeEach, describe, expect, test } from 'vitest';
import { buildRelease, diffFile, joined, type ReleaseFiles } from '../domain/release/release.spec-support';
import { recordHashes } from '../domain/release/hash';
import { fakeServer, offline, type FakeServer } from './fake-server.spec-support';
import { memoryStore, type MemoryStore } from './memory-store.spec-support';
import {
	ENGLISH,
	GERMAN,
	NOW,
	PACKS,
	PUBLISHER,
	releaseOf,
	releaseWithDiff,
	syncAt
} from './releases.spec-support';

const LATER = NOW + 3_600_000;
const later = { now: () => LATER };

let first: ReleaseFiles;
let server: FakeServer;
let store: MemoryStore;
beforeEach(async () => {
	first = await releaseOf(1);
	server = fakeServer(first);
	store = memoryStore();
});

const publish = async (seq: number, change = {}) => {
	const release = await releaseOf(seq, change);
	server.publish(release);
	server.recover();
	return release;
};

describe('the first sync', () => {
	test('brings the packs of one language, each part once, and no other language', async () => {
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 1 });
		expect(server.requests).toEqual(['manifest.json', ...first.parts('facts'), ...first.parts('text/de')]);
		expect(await store.read(GERMAN)).toEqual({
			active: { manifest: first.manifest, packs: GERMAN, stored: NOW, checked: NOW },
			packs: [joined(PACKS.facts), joined(PACKS['text/de'])]
		});
		expect(store.snapshot().staged).toEqual([]);
	});

	test('keeps the hash of each record beside it', async () => {
		await syncAt(server, store);
		const { facts } = store.snapshot().packs;
		expect(facts?.hashes).toEqual(await recordHashes(joined(PACKS.facts)));
	});

	test('asks the server itself for the manifest, and lets parts come from the cache', async () => {
		await syncAt(server, store);
		expect(server.options.map(({ cache }) => cache)).toEqual([
			'no-cache',
			'default',
			'default',
			'default',
			'default'
		]);
	});

	test('tells how far it is, in bytes as they travel, from nothing to all', async () => {
		const told: [number, number][] = [];
		const progress = (arrived: number, total: number) => void told.push([arrived, total]);
		await syncAt(server, store, GERMAN, { progress });
		const sizes = GERMAN.flatMap((name) => first.manifest.packs[name]?.full ?? []).map(
			({ packed }) => packed
		);
		const total = sizes.reduce((sum, size) => sum + size, 0);
		let arrived = 0;
		expect(told).toEqual([[0, total], ...sizes.map((size) => [(arrived += size), total])]);
	});

	test('of a pack that nobody publishes brings the rest', async () => {
		expect(await syncAt(server, store, ['facts', 'text/de', 'text/tr'])).toMatchObject({ result: 'updated' });
		expect((await store.active())?.packs).toEqual(GERMAN);
	});
});

describe('when nothing is new', () => {
	test('only the time of the check moves, and only the manifest is asked for', async () => {
		await syncAt(server, store);
		const before = store.snapshot();
		server.recover();
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'current', seq: 1 });
		expect(server.requests).toEqual(['manifest.json']);
		expect(store.snapshot()).toEqual({ ...before, active: { ...before.active, checked: LATER } });
	});

	test('a release with a new number and old content is confirmed without a download', async () => {
		await syncAt(server, store);
		const second = await publish(2);
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'updated', seq: 2 });
		expect(server.requests).toEqual(['manifest.json']);
		expect(await store.read(GERMAN)).toEqual({
			active: { manifest: second.manifest, packs: GERMAN, stored: LATER, checked: LATER },
			packs: [joined(PACKS.facts), joined(PACKS['text/de'])]
		});
	});

	test('a lower number from a stale edge is ignored, and does not count as a check', async () => {
		await publish(5);
		await syncAt(server, store);
		const before = store.snapshot();
		await publish(4, { 'text/de': [{ 'offer/a': { title: 'Alter Kurs' } }] });
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'current', seq: 5 });
		expect(server.requests).toEqual(['manifest.json']);
		expect(store.snapshot()).toEqual(before);
	});
});

describe('a number', () => {
	test('may jump: what lies between was never seen here', async () => {
		await syncAt(server, store);
		const late = await publish(900, { 'text/de': [{ 'offer/a': { title: 'Neu' } }] });
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 900 });
		expect((await store.active())?.manifest).toEqual(late.manifest);
	});
});

describe('a clock that is wrong', () => {
	const YEARS = 10 * 365 * 86_400_000;

	test.each([
		['ten years late', NOW - YEARS],
		['ten years early, past the end of every release', NOW + YEARS]
	])('%s costs no content and stops no update', async (_, instant) => {
		const wrong = { now: () => instant };
		expect(await syncAt(server, store, GERMAN, wrong)).toEqual({ result: 'updated', seq: 1 });
		await publish(2, { 'text/de': [{ 'offer/a': { title: 'Neu' } }] });
		expect(await syncAt(server, store, GERMAN, wrong)).toEqual({ result: 'updated', seq: 2 });
		expect(await syncAt(server, store, GERMAN)).toEqual({ result: 'current', seq: 2 });
		expect((await store.active())?.checked).toBe(NOW);
	});

	test('or a release long expired: its content stays and is still replaced', async () => {
		const expired = await buildRelease(2, PACKS, {
			seal: PUBLISHER.seal,
			change: { expires: '2020-01-01T00:00:00.000Z' }
		});
		server.publish(expired);
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 2 });
		expect((await store.read(GERMAN))?.packs).toEqual([joined(PACKS.facts), joined(PACKS['text/de'])]);
	});
});

describe('a new manifest before its parts', () => {
	test('from an edge that still has the old parts under other names waits, and is taken when they come', async () => {
		await syncAt(server, store);
		const before = store.snapshot();
		const second = await releaseOf(2, { 'text/de': [{ 'offer/a': { title: 'Neu' } }] });
		server.trouble('manifest.json', () => new Response(second.files.get('manifest.json')));
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'failed', fault: 'server' });
		expect(store.snapshot()).toEqual(before);
		server.recover();
		server.publish(second);
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'updated', seq: 2 });
	});
});

describe('two releases under one number', () => {
	test('are refused, because one of them is not the publisher’s last word', async () => {
		await syncAt(server, store);
		const before = store.snapshot();
		await publish(1, { 'text/de': [{ 'offer/a': { title: 'Anderer Kurs' } }] });
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'failed', fault: 'bad-manifest' });
		expect(store.snapshot()).toEqual(before);
	});
});

describe('a new release', () => {
	test('downloads only the pack that changed', async () => {
		await syncAt(server, store);
		const words = [{ 'offer/a': { title: 'Neuer Kurs' } }];
		const second = await publish(2, { 'text/de': words });
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'updated', seq: 2 });
		expect(server.requests).toEqual(['manifest.json', ...second.parts('text/de')]);
		expect((await store.read(GERMAN))?.packs).toEqual([joined(PACKS.facts), joined(words)]);
	});

	test('takes a record away that is no longer in it', async () => {
		await syncAt(server, store);
		await publish(2, { facts: [{ 'region/here': { title: 'Lippe' } }] });
		await syncAt(server, store);
		expect(Object.keys((await store.read(['facts']))?.packs[0] ?? {})).toEqual(['region/here']);
	});

	test('drops a language that it no longer has, and keeps the other', async () => {
		await syncAt(server, store, ['facts', 'text/de', 'text/en']);
		const { facts, 'text/de': german } = PACKS;
		server.publish(
			await buildRelease(2, { facts: facts ?? [], 'text/de': german ?? [] }, { seal: PUBLISHER.seal })
		);
		server.recover();
		expect(await syncAt(server, store, GERMAN)).toEqual({ result: 'updated', seq: 2 });
		expect(Object.keys(store.snapshot().packs)).toEqual(GERMAN);
		expect(await store.read(['text/en'])).toBeUndefined();
		expect(server.requests).toEqual(['manifest.json']);
	});
});

describe('a second language', () => {
	test('is added to the same release, and the first is kept', async () => {
		await syncAt(server, store, GERMAN);
		server.recover();
		expect(await syncAt(server, store, ENGLISH, later)).toEqual({ result: 'updated', seq: 1 });
		expect(server.requests).toEqual(['manifest.json', ...first.parts('text/en')]);
		const held = await store.read(['facts', 'text/de', 'text/en']);
		expect(held?.packs).toEqual([PACKS.facts, PACKS['text/de'], PACKS['text/en']].map(joined));
	});

	test('is brought up to date together with the first, so that both are of one release', async () => {
		await syncAt(server, store, ['facts', 'text/de', 'text/en']);
		const second = await publish(2, {
			'text/de': [{ 'offer/a': { title: 'Neu' } }],
			'text/en': [{ 'offer/a': { title: 'New' } }]
		});
		await syncAt(server, store, GERMAN);
		expect(server.requests).toEqual([
			'manifest.json',
			...second.parts('text/de'),
			...second.parts('text/en')
		]);
		expect((await store.read(['text/en']))?.packs).toEqual([{ 'offer/a': { title: 'New' } }]);
	});

	test('that fails to arrive takes nothing from the first', async () => {
		await syncAt(server, store, GERMAN);
		const before = store.snapshot();
		server.trouble(first.parts('text/en')[1] ?? '', offline);
		expect(await syncAt(server, store, ENGLISH, later)).toEqual({ result: 'failed', fault: 'offline' });
		expect({ ...store.snapshot(), staged: [] }).toEqual(before);
	});
});

describe('what a reader would take for being stuck', () => {
	test('a staged part that got damaged on the phone is fetched again', async () => {
		const release = await releaseOf(1);
		const server = fakeServer(release);
		const store = memoryStore();
		await store.stage((release.parts('facts')[0] ?? '').replace('.json', ''), '{"pack":"fac');
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 1 });
	});

	test('a diff of some bytes is not told as the kilobytes of the whole pack', async () => {
		const store = memoryStore();
		await syncAt(fakeServer(await releaseOf(1)), store);
		const told: [number, number][] = [];
		const next = await releaseWithDiff(1, 2, { facts: [{ 'region/here': { title: 'x' } }] });
		const progress = (arrived: number, total: number) => void told.push([arrived, total]);
		await syncAt(fakeServer(next), store, GERMAN, { progress });
		expect(told).toEqual([[0, 0]]);
	});

	test('the progress of a pack that comes whole because its diff was no good reaches its end', async () => {
		const store = memoryStore();
		await syncAt(fakeServer(await releaseOf(1)), store);
		const told: [number, number][] = [];
		const next = await releaseWithDiff(1, 2, { facts: [{ 'region/here': { title: 'x' } }] });
		const server = fakeServer(next);
		server.trouble(diffFile('facts', 1, 2), () => new Response('', { status: 404 }));
		const progress = (arrived: number, total: number) => void told.push([arrived, total]);
		await syncAt(server, store, GERMAN, { progress });
		expect(told.at(-1)?.[0]).toBeGreaterThan(0);
		expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
	});
});
