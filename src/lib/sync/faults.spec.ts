import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MANIFEST_CAP, type Manifest } from '../domain/release/format';
import { diffFile, envelope, joined, type ReleaseFiles } from '../domain/release/release.spec-support';
import {
	arriving,
	broken,
	cutShort,
	fakeServer,
	flippedByte,
	loginPage,
	offline,
	oversize,
	redirect,
	slow,
	status,
	type FakeServer,
	type Trouble
} from './fake-server.spec-support';
import type { Fault } from './fault';
import { memoryStore, type MemoryStore, type Snapshot } from './memory-store.spec-support';
import {
	GERMAN,
	NOW,
	PACKS,
	PUBLISHER,
	releaseOf,
	releaseWithDiff,
	resealed,
	syncAt
} from './releases.spec-support';

const later = { now: () => NOW + 3_600_000 };
/** Long enough to outlast any patience at a byte a second. */
const LONG = { facts: [{ 'region/here': { title: `Lippe, ${'neu '.repeat(40)}` } }] };
const failed = (fault: Fault) => ({ result: 'failed', fault });

let second: ReleaseFiles;
let server: FakeServer;
let store: MemoryStore;

/** The phone holds release 1; release 2, in which every pack is another, has come out. */
beforeEach(async () => {
	store = memoryStore();
	await syncAt(fakeServer(await releaseOf(1)), store);
	second = await releaseOf(2, {
		facts: [{ 'region/here': { title: 'Lippe, neu' } }, { 'offer/a': { title: 'neu' } }],
		'text/de': [{ 'region/here': { title: 'Lippe' } }, { 'offer/a': { title: 'Neuer Kurs' } }]
	});
	server = fakeServer(second);
});

/** The release before is whole, and `checked` has not moved. */
async function expectUntouched(before: Snapshot) {
	const { active, packs } = store.snapshot();
	expect({ active, packs }).toEqual({ active: before.active, packs: before.packs });
	expect(active?.checked).toBe(NOW);
	expect((await store.read(GERMAN))?.packs).toEqual([joined(PACKS.facts), joined(PACKS['text/de'])]);
}

/** On the way to the new release one file is answered wrongly; then the server is well again. */
async function expectSurvived(file: string, trouble: Trouble, fault: Fault) {
	const before = store.snapshot();
	server.trouble(file, trouble);
	expect(await syncAt(server, store, GERMAN, later)).toEqual(failed(fault));
	expect(server.requests.at(-1)).toBe(file);
	await expectUntouched(before);
	server.recover();
	expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'updated', seq: 2 });
}

describe('the manifest', () => {
	test.each<[string, Trouble, Fault]>([
		['cannot be fetched', offline, 'offline'],
		['breaks off', broken, 'offline'],
		['is redirected to a login page', redirect, 'offline'],
		['is not found', status(404), 'server'],
		['meets a server in trouble', status(500), 'server'],
		['is a login page', loginPage, 'bad-manifest'],
		['arrives cut short', cutShort, 'bad-manifest'],
		['has one bit the other way round', flippedByte, 'bad-signature'],
		['is longer than the cap', oversize, 'oversize'],
		['is one byte longer than the cap', () => new Response(' '.repeat(MANIFEST_CAP + 1)), 'oversize'],
		['is signed by nobody', () => new Response(envelope({ format: 1 })), 'bad-signature'],
		['is in a newer format', async () => new Response(await PUBLISHER.seal('{"format":2}')), 'newer-format'],
		['is signed nonsense', async () => new Response(await PUBLISHER.seal('{"format":1}')), 'bad-manifest']
	])('that %s leaves the release before whole', async (_, trouble, fault) => {
		await expectSurvived('manifest.json', trouble, fault);
	});
});

describe.each([0, 1, 2, 3])('part %i of four', (at) => {
	const part = () => [...second.parts('facts'), ...second.parts('text/de')][at] ?? '';

	test.each<[string, Trouble, Fault]>([
		['cannot be fetched', offline, 'offline'],
		['breaks off', broken, 'offline'],
		['is redirected to a login page', redirect, 'offline'],
		['is not found', status(404), 'server'],
		['meets a server in trouble', status(500), 'server'],
		['is a login page', loginPage, 'hash-mismatch'],
		['arrives cut short', cutShort, 'hash-mismatch'],
		['has one bit the other way round', flippedByte, 'hash-mismatch'],
		['is another file of the release', () => new Response('{}'), 'hash-mismatch'],
		['is longer than announced', oversize, 'oversize']
	])('that %s leaves the release before whole', async (_, trouble, fault) => {
		await expectSurvived(part(), trouble, fault);
	});
});

describe('a server that dribbles', () => {
	beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
	afterEach(() => void vi.useRealTimers());

	test.each(['the manifest', 'a diff', 'a part'])(
		'%s byte by byte is given up, and asked anew',
		async (what) => {
			const before = store.snapshot();
			const late = await (what === 'a diff' ? releaseWithDiff(1, 2, LONG) : releaseOf(2, LONG));
			server = fakeServer(late);
			const [part = ''] = late.parts('facts');
			const file = { 'the manifest': 'manifest.json', 'a diff': diffFile('facts', 1, 2), 'a part': part }[
				what
			];
			server.trouble(file ?? '', slow);
			expect(await waitedFor(syncAt(server, store, GERMAN, later))).toEqual(failed('offline'));
			expect(server.requests.at(-1)).toBe(file);
			await expectUntouched(before);
			server.recover();
			expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'updated', seq: 2 });
		}
	);

	test('a large part is given the time that a slow phone network needs for it', async () => {
		const title = 'neu '.repeat(50_000);
		const large = await releaseOf(2, { facts: [{ 'region/here': { title } }] });
		server = fakeServer(large);
		// Half of it is what travels: 100 kB at 8 kbit/s.
		server.trouble(large.parts('facts')[0] ?? '', arriving(2_050));
		expect(await waitedFor(syncAt(server, store, GERMAN, later))).toEqual({ result: 'updated', seq: 2 });
	});
});

/** Lets the time pass that it takes. */
async function waitedFor<T>(work: Promise<T>): Promise<T> {
	let over = false;
	void work.finally(() => (over = true));
	while (!over) {
		await vi.advanceTimersByTimeAsync(1_000);
		// Signatures and hashes are made in another thread, which fake timers do not wait for.
		await new Promise((done) => setImmediate(done));
	}
	return work;
}

describe('a phone that holds nothing yet', () => {
	test.each<[Trouble, Fault]>([
		[offline, 'offline'],
		[loginPage, 'bad-manifest']
	])('holds nothing after a failure either', async (trouble, fault) => {
		const empty = memoryStore();
		server.trouble('manifest.json', trouble);
		expect(await syncAt(server, empty)).toEqual(failed(fault));
		expect(await empty.active()).toBeUndefined();
	});
});

describe('a part that is already here', () => {
	test('is not asked for again after the connection broke', async () => {
		const parts = [...second.parts('facts'), ...second.parts('text/de')];
		server.trouble(parts[3] ?? '', broken);
		await syncAt(server, store);
		expect(store.snapshot().staged.map((hash) => `${hash}.json`)).toEqual(parts.slice(0, 3));

		server.recover();
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 2 });
		expect(server.requests).toEqual(['manifest.json', parts[3]]);
		expect(store.snapshot().staged).toEqual([]);
	});

	test('is used only after its hash was right', async () => {
		const [part = ''] = second.parts('facts');
		server.trouble(part, flippedByte);
		await syncAt(server, store);
		expect(store.snapshot().staged).toEqual([]);
	});
});

describe('a release that contradicts itself', () => {
	const republish = async (packs: Manifest['packs']) => {
		const text = await resealed(second.manifest, packs);
		server.trouble('manifest.json', () => new Response(text));
	};

	test('a part that belongs to another pack is refused, though its hash is right', async () => {
		const before = store.snapshot();
		const { facts, 'text/de': german } = second.manifest.packs;
		if (!facts || !german) throw new Error('the release lacks a pack');
		await republish({ 'text/de': { ...german, full: facts.full } });
		expect(await syncAt(server, store, GERMAN, later)).toEqual(failed('bad-part'));
		await expectUntouched(before);
	});

	test.each(['facts', 'text/de'] as const)(
		'a wrong root of %s is refused, and nothing of it is kept',
		async (name) => {
			const before = store.snapshot();
			const info = second.manifest.packs[name];
			if (!info) throw new Error(`the release lacks ${name}`);
			await republish({ [name]: { ...info, root: 'f'.repeat(64) } });
			expect(await syncAt(server, store, GERMAN, later)).toEqual(failed('hash-mismatch'));
			await expectUntouched(before);
			expect(store.snapshot().staged).toEqual([]);

			server.recover();
			expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'updated', seq: 2 });
			expect(server.requests).toHaveLength(5);
		}
	);

	test('a part left out of the manifest is noticed by the root', async () => {
		const before = store.snapshot();
		const { facts } = second.manifest.packs;
		if (!facts) throw new Error('the release lacks facts');
		await republish({ facts: { ...facts, full: facts.full.slice(1) } });
		expect(await syncAt(server, store, GERMAN, later)).toEqual(failed('hash-mismatch'));
		await expectUntouched(before);
	});
});
