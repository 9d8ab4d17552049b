import { beforeEach, describe, expect, test } from 'vitest';
import type { ReleaseFiles } from '../domain/release/release.spec-support';
import { NewerDatabaseError } from '../storage/connection';
import type { ContentStore } from '../storage/content-store';
import { fakeServer, type FakeServer, type Trouble } from './fake-server.spec-support';
import { storageFault } from './fault';
import { memoryStore, type MemoryStore, type Snapshot } from './memory-store.spec-support';
import { GERMAN, NOW, releaseOf, syncAt } from './releases.spec-support';

const later = { now: () => NOW + 3_600_000 };
const FULL = new DOMException('The quota has been exceeded', 'QuotaExceededError');
const GONE = new DOMException('The database connection is closing', 'InvalidStateError');

let second: ReleaseFiles;
let server: FakeServer;
let store: MemoryStore;
let before: Snapshot;

/** The phone holds release 1, and release 2 has come out. */
beforeEach(async () => {
	store = memoryStore();
	await syncAt(fakeServer(await releaseOf(1)), store);
	second = await releaseOf(2, {
		facts: [{ 'region/here': { title: 'Lippe, neu' } }, { 'offer/a': { title: 'neu' } }]
	});
	server = fakeServer(second);
	before = store.snapshot();
});

/** From this file on, the phone fails at something. */
function from(file: string | undefined, fail: () => void) {
	const trouble: Trouble = (text) => {
		fail();
		return new Response(text);
	};
	server.trouble(file ?? '', trouble);
}

describe('a phone without room', () => {
	test('while a part is put aside: says so, and gives back the room already taken', async () => {
		from(second.parts('facts')[1], () => {
			expect(store.snapshot().staged).toHaveLength(1);
			store.fail.stage = FULL;
		});
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'failed', fault: 'quota' });
		expect(store.snapshot()).toEqual(before);
	});

	test('when the release is to be stored: the one before stays, and nothing is left lying about', async () => {
		store.fail.activate = FULL;
		expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'failed', fault: 'quota' });
		expect(store.snapshot()).toEqual(before);
	});

	test('that cannot even clear up still says that it has no room', async () => {
		store.fail.activate = FULL;
		store.fail.dropStaged = GONE;
		expect(await syncAt(server, store)).toEqual({ result: 'failed', fault: 'quota' });
	});

	test('with room again takes the release', async () => {
		store.fail.activate = FULL;
		await syncAt(server, store);
		delete store.fail.activate;
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 2 });
	});
});

describe('a database that fails', () => {
	test.each<keyof ContentStore>(['trust', 'active', 'staged', 'stage', 'activate'])(
		'in %s is a fault of storage, and the release before stays',
		async (method) => {
			store.fail[method] = GONE;
			expect(await syncAt(server, store, GERMAN, later)).toEqual({ result: 'failed', fault: 'storage' });
			expect({ ...store.snapshot(), staged: [] }).toEqual(before);
		}
	);

	test('while the check is noted is a fault of storage', async () => {
		store.fail.markChecked = GONE;
		const unchanged = fakeServer(await releaseOf(1));
		expect(await syncAt(unchanged, store, GERMAN, later)).toEqual({ result: 'failed', fault: 'storage' });
	});

	test('does not lose the parts that have arrived: only a full phone gives them up', async () => {
		store.fail.activate = GONE;
		await syncAt(server, store);
		expect(store.snapshot().staged).toHaveLength(2);
	});

	test('with something that is no error at all is a fault of storage', () => {
		expect(storageFault('broken')).toBe('storage');
		expect(storageFault(undefined)).toBe('storage');
		expect(storageFault({ name: 'QuotaExceededError' })).toBe('storage');
		expect(storageFault(FULL)).toBe('quota');
	});

	test('because a newer app has made it over is told apart, since no repetition helps', async () => {
		store.fail.active = new NewerDatabaseError('lotse-content');
		expect(await syncAt(server, store)).toEqual({ result: 'failed', fault: 'newer-database' });
	});
});

describe('another tab', () => {
	test('that was quicker keeps what it stored, and this sync says that it was busy', async () => {
		const third = fakeServer(await releaseOf(3));
		const [, last] = second.parts('facts');
		server.trouble(last ?? '', async (text) => {
			expect(await syncAt(third, store)).toEqual({ result: 'updated', seq: 3 });
			return new Response(text);
		});
		expect(await syncAt(server, store)).toEqual({ result: 'failed', fault: 'busy' });
		expect((await store.active())?.manifest.seq).toBe(3);
	});
});

describe('an abort', () => {
	const reason = new DOMException('The reader left', 'AbortError');

	test.each([0, 1, 2])('at request %i rejects, and the release before is whole', async (at) => {
		const file = ['manifest.json', ...second.parts('facts')][at] ?? '';
		const controller = new AbortController();
		from(file, () => controller.abort(reason));
		const sync = syncAt(server, store, GERMAN, { ...later, signal: controller.signal });
		await expect(sync).rejects.toBe(reason);
		expect(server.requests.at(-1)).toBe(file);
		expect({ ...store.snapshot(), staged: [] }).toEqual(before);
	});

	test('before it began changes nothing', async () => {
		const sync = syncAt(server, store, GERMAN, { signal: AbortSignal.abort(reason) });
		await expect(sync).rejects.toBe(reason);
		expect(store.snapshot()).toEqual(before);
	});

	test('keeps what has arrived for the next time', async () => {
		const [part1 = '', part2 = ''] = second.parts('facts');
		const controller = new AbortController();
		from(part2, () => controller.abort(reason));
		await expect(syncAt(server, store, GERMAN, { signal: controller.signal })).rejects.toBe(reason);
		expect(store.snapshot().staged).toEqual([part1.replace('.json', '')]);
		server.recover();
		expect(await syncAt(server, store)).toEqual({ result: 'updated', seq: 2 });
		expect(server.requests).toEqual(['manifest.json', part2]);
	});

	test('that nobody asked for, because another signal fired, is a failure and not silence', async () => {
		server.trouble('manifest.json', () => Promise.reject(reason));
		const { signal } = new AbortController();
		expect(await syncAt(server, store, GERMAN, { signal })).toEqual({ result: 'failed', fault: 'offline' });
	});
});
