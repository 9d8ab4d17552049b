import { beforeEach, expect, test } from 'vitest';
import { fakeServer, offline, type FakeServer } from './fake-server.spec-support';
import { memoryStore, type MemoryStore } from './memory-store.spec-support';
import type { News } from './news';
import { GERMAN, NOW, PUBLISHER, releaseOf } from './releases.spec-support';
import { syncInTurn, type TurnTools } from './turn';

let server: FakeServer;
let store: MemoryStore;
let news: News[];
beforeEach(async () => {
	server = fakeServer(await releaseOf(1));
	store = memoryStore();
	news = [];
});

const tools = (change: Partial<TurnTools> = {}): TurnTools => ({
	fetch: server.fetch,
	now: () => NOW,
	trust: PUBLISHER.trust,
	open: async () => store,
	locks: fakeLocks(),
	news: { tell: (told) => void news.push(told) },
	...change
});

/** Web Locks, as far as a turn uses them. */
function fakeLocks(): LockManager {
	const held = new Map<string, Promise<unknown>>();
	const request = async (
		name: string,
		{ ifAvailable }: LockOptions,
		run: (lock: object | null) => unknown
	): Promise<unknown> => {
		// Nothing may be awaited where nobody holds it: two who ask at once would both get it.
		while (held.has(name)) {
			if (ifAvailable) return run(null);
			await held.get(name);
		}
		const running = Promise.resolve(run({}));
		held.set(
			name,
			running.catch(() => undefined).then(() => held.delete(name))
		);
		return running;
	};
	return { request } as unknown as LockManager;
}

test('everybody is told what became of it: something new, nothing new, and of a failure nothing', async () => {
	expect(await syncInTurn(tools(), GERMAN)).toEqual({ result: 'updated', seq: 1 });
	expect(await syncInTurn(tools(), GERMAN)).toEqual({ result: 'current', seq: 1 });
	server.trouble('manifest.json', offline);
	expect(await syncInTurn(tools(), GERMAN)).toEqual({ result: 'failed', fault: 'offline' });
	expect(news).toEqual(['updated', 'checked']);
});

test('two tabs and the worker at once fetch everything once', async () => {
	const locks = fakeLocks();
	const outcomes = await Promise.all([1, 2, 3].map(() => syncInTurn(tools({ locks }), GERMAN)));
	expect(outcomes).toEqual([{ result: 'updated', seq: 1 }, undefined, undefined]);
	expect(server.requests.length).toBe(5);
});

test('whoever waits looks for itself afterwards: the other may have failed or fetched less', async () => {
	const locks = fakeLocks();
	const first = syncInTurn(tools({ locks }), GERMAN);
	const second = syncInTurn(tools({ locks }), ['facts', 'text/en'], { wait: true });
	expect(await first).toEqual({ result: 'updated', seq: 1 });
	expect(await second).toEqual({ result: 'updated', seq: 1 });
	expect((await store.active())?.packs).toEqual(['facts', 'text/de', 'text/en']);
});

test('a browser without Web Locks syncs all the same', async () => {
	expect(await syncInTurn(tools({ locks: undefined }), GERMAN)).toEqual({ result: 'updated', seq: 1 });
});

test('a database that does not open is a fault in words, and nobody is asked for anything', async () => {
	const open = () => Promise.reject(Object.assign(new Error(), { name: 'NewerDatabaseError' }));
	expect(await syncInTurn(tools({ open }), GERMAN)).toEqual({ result: 'failed', fault: 'newer-database' });
	expect(server.requests).toEqual([]);
});
