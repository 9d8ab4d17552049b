import { beforeEach, describe, expect, test } from 'vitest';
import { mayHeal, syncInBackground } from './background';
import { fakeServer, loginPage, offline, type FakeServer } from './fake-server.spec-support';
import { memoryStore, type MemoryStore } from './memory-store.spec-support';
import { GERMAN, NOW, PUBLISHER, releaseOf, syncAt } from './releases.spec-support';
import type { TurnTools } from './turn';

const HOUR = 3_600_000;
const changed = { facts: [{ 'region/here': { title: 'Lippe' }, 'offer/new': { title: 'new' } }] };

let server: FakeServer;
let store: MemoryStore;
let told: string[];
beforeEach(async () => {
	server = fakeServer(await releaseOf(1));
	store = memoryStore();
	told = [];
});

type Parameters = { wishes?: object; connection?: object; occasion?: 'retry' | 'periodic'; now?: number };
const wake = ({ wishes = {}, connection, occasion = 'periodic', now = NOW + 2 * HOUR }: Parameters = {}) => {
	const tools: TurnTools = {
		fetch: server.fetch,
		now: () => now,
		trust: PUBLISHER.trust,
		open: async () => store,
		locks: undefined,
		news: { tell: (news) => void told.push(news) }
	};
	return syncInBackground(tools, wishes, connection, occasion);
};

describe('a phone that holds German', () => {
	beforeEach(async () => {
		await syncAt(server, store);
		server.publish(await releaseOf(2, changed));
		server.recover();
	});

	test('is renewed, everybody is told, and no other language comes along', async () => {
		expect(await wake({ wishes: { locale: 'en' } })).toEqual({ result: 'updated', seq: 2 });
		expect(told).toEqual(['updated']);
		expect((await store.active())?.packs).toEqual(GERMAN);
	});

	test('asks nobody when the reader wants to tap', async () => {
		for (const occasion of ['retry', 'periodic'] as const) {
			expect(await wake({ wishes: { syncMode: 'manual' }, occasion })).toBeUndefined();
		}
		expect(server.requests).toEqual([]);
		expect((await store.active())?.manifest.seq).toBe(1);
	});

	test('asks nobody on mobile data or with Save-Data, where the reader would have to be asked', async () => {
		expect(await wake({ wishes: { syncMode: 'saving' }, connection: { type: 'cellular' } })).toBeUndefined();
		expect(await wake({ connection: { saveData: true } })).toBeUndefined();
		expect(server.requests).toEqual([]);
		expect(await wake({ wishes: { syncMode: 'saving' }, connection: { type: 'wifi' } })).toEqual({
			result: 'updated',
			seq: 2
		});
	});

	test('costs nothing within the hour after a check, but what failed is tried again at once', async () => {
		expect(await wake({ now: NOW + HOUR })).toBeUndefined();
		expect(server.requests).toEqual([]);
		expect(await wake({ now: NOW + HOUR, occasion: 'retry' })).toEqual({ result: 'updated', seq: 2 });
	});

	test('keeps what it has when it fails, and nobody is told', async () => {
		server.trouble('manifest.json', offline);
		expect(await wake()).toEqual({ result: 'failed', fault: 'offline' });
		expect((await store.active())?.manifest.seq).toBe(1);
		expect(told).toEqual([]);
	});
});

describe('a phone that holds nothing', () => {
	test('gets the language that was read last: its first download may be what failed', async () => {
		expect(await wake({ wishes: { locale: 'en' }, occasion: 'retry' })).toEqual({
			result: 'updated',
			seq: 1
		});
		expect((await store.active())?.packs).toEqual(['facts', 'text/en']);
	});

	test('and has read nothing yet is left alone', async () => {
		expect(await wake({ occasion: 'retry' })).toBeUndefined();
		expect(server.requests).toEqual([]);
		expect(await store.active()).toBeUndefined();
	});

	test('gets nothing against the reader’s wish', async () => {
		expect(await wake({ wishes: { locale: 'de', syncMode: 'manual' }, occasion: 'retry' })).toBeUndefined();
		expect(server.requests).toEqual([]);
	});
});

test('only what may heal by itself is tried again: a login page goes away, a wrong signature does not', async () => {
	server.trouble('manifest.json', loginPage);
	const outcome = await wake({ wishes: { locale: 'de' } });
	expect(outcome).toEqual({ result: 'failed', fault: 'bad-manifest' });
	expect(mayHeal('bad-manifest')).toBe(true);
	expect(mayHeal('offline')).toBe(true);
	for (const fault of ['bad-signature', 'hash-mismatch', 'newer-format', 'quota', 'storage'] as const) {
		expect(mayHeal(fault), fault).toBe(false);
	}
});
