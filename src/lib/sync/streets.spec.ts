import { describe, expect, test } from 'vitest';
import { arrivedOf } from '../domain/release/streets';
import { streetMemory } from './street-memory.spec-support';
import {
	brokenAfter,
	damaged,
	expectWhole,
	fetchTo,
	holding,
	noConnection,
	streetServer,
	streetsOf,
	urlOf,
	type StreetServer,
	type StreetTrouble
} from './street-server.spec-support';

const SMALL = await streetsOf('abcd');
const LARGE = await streetsOf('abcdefgh', 14);
/** A month later: two of the parts are others. */
const LATER = await streetsOf('aXcdYfgh', 14);
const whole = { result: 'whole' } as const;

const sentParts = (server: StreetServer) => [...server.sent].filter(([url]) => url.endsWith('.bin'));

test('streets arrive part by part, in order, with progress that says what is here', async () => {
	const store = streetMemory();
	const server = streetServer(SMALL);
	const seen: [number, number][] = [];
	const progress = (arrived: number, total: number) => void seen.push([arrived, total]);
	expect(await fetchTo(store, server, SMALL, { progress })).toEqual(whole);
	await expectWhole(store, SMALL);
	expect(server.requests).toEqual([`/content/${SMALL.offer.list}.json`, ...SMALL.parts.map(urlOf)]);
	expect(seen[0]).toEqual([0, 4_000]);
	expect(seen.at(-1)).toEqual([4_000, 4_000]);
	expect(seen.length).toBeGreaterThan(20);
	expect(seen.map(([arrived]) => arrived)).toEqual(seen.map(([arrived]) => arrived).sort((a, b) => a - b));
});

test('no request asks for a range, sends a cookie, follows a redirect or leaves a second copy in the cache', async () => {
	const server = streetServer(SMALL);
	await fetchTo(streetMemory(), server, SMALL);
	for (const options of server.options) {
		expect(options).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'error' });
		expect(options).not.toHaveProperty('headers');
	}
});

test.each(LARGE.parts.map((part, index) => [index, part] as const))(
	'cut off at part %i and resumed: no byte of another part is sent twice',
	async (index, part) => {
		const store = streetMemory();
		const server = streetServer(LARGE);
		server.trouble(urlOf(part), noConnection);
		expect(await fetchTo(store, server, LARGE)).toEqual({ result: 'failed', fault: 'offline' });
		const held = await store.held();
		expect(held.whole).toBeUndefined();
		expect(held.next && arrivedOf(held.next, held.parts)).toBe(index * 1_000);
		server.recover();
		expect(await fetchTo(store, server, LARGE)).toEqual(whole);
		await expectWhole(store, LARGE);
		expect(sentParts(server).map(([, bytes]) => bytes)).toEqual(LARGE.parts.map(() => 1_000));
		expect(server.requests.filter((url) => url.endsWith('.json'))).toHaveLength(1);
	}
);

test.each(Array.from({ length: 20 }, (_, index) => index * 50 + 7))(
	'cut off at byte %i of a part: it is not taken for whole, and comes again',
	async (end) => {
		const store = streetMemory();
		const server = streetServer(SMALL);
		const [, second] = SMALL.parts;
		if (!second) throw new Error('no part');
		server.trouble(urlOf(second), brokenAfter(end));
		expect(await fetchTo(store, server, SMALL)).toEqual({ result: 'failed', fault: 'offline' });
		expect((await store.held()).parts.size).toBe(1);
		server.recover();
		expect(await fetchTo(store, server, SMALL)).toEqual(whole);
		await expectWhole(store, SMALL);
	}
);

test('a pause keeps every finished part, and going on fetches the others only', async () => {
	const store = streetMemory();
	const server = streetServer(LARGE);
	const pause = new AbortController();
	const progress = (arrived: number) => {
		if (arrived >= 3_500) pause.abort();
	};
	expect(await fetchTo(store, server, LARGE, { progress, signal: pause.signal })).toEqual({
		result: 'paused'
	});
	expect((await store.held()).parts.size).toBe(3);
	const before = server.requests.length;
	expect(await fetchTo(store, server, LARGE)).toEqual(whole);
	expect(server.requests.slice(before)).toEqual(LARGE.parts.slice(3).map(urlOf));
});

describe('a damaged part', () => {
	const [, , third] = SMALL.parts;
	if (!third) throw new Error('no part');

	test('is refused and fetched again', async () => {
		const store = streetMemory();
		const server = streetServer(SMALL);
		server.trouble(urlOf(third), (bytes, init) => {
			server.recover();
			return damaged(bytes, init);
		});
		expect(await fetchTo(store, server, SMALL)).toEqual(whole);
		await expectWhole(store, SMALL);
		expect(server.requests.filter((url) => url === urlOf(third))).toHaveLength(2);
	});

	test('that comes damaged every time is not kept, asked for twice and no more, and the parts before stay', async () => {
		const store = streetMemory();
		const server = streetServer(SMALL);
		server.trouble(urlOf(third), damaged);
		expect(await fetchTo(store, server, SMALL)).toEqual({ result: 'failed', fault: 'hash-mismatch' });
		expect((await store.held()).parts.has(third.hash)).toBe(false);
		expect((await store.held()).parts.size).toBe(2);
		expect(server.requests.filter((url) => url === urlOf(third))).toHaveLength(2);
	});

	test('found on the phone leaves the rest readable and is all that is fetched', async () => {
		const store = await holding(SMALL);
		await store.drop(third.hash);
		const server = streetServer(SMALL);
		expect(await fetchTo(store, server, SMALL)).toEqual(whole);
		expect(server.requests).toEqual([urlOf(third)]);
		await expectWhole(store, SMALL);
	});
});

const answers: [string, StreetTrouble, string][] = [
	['is not there', () => new Response('', { status: 404 }), 'server'],
	['meets a broken server', () => new Response('', { status: 500 }), 'server'],
	['is a login page', () => new Response('<!doctype html><title>WiFi</title>'), 'hash-mismatch'],
	['is redirected', () => Promise.reject(new TypeError('unexpected redirect')), 'offline'],
	['never ends', (bytes) => new Response(new Blob([bytes, bytes, bytes])), 'oversize'],
	['is empty', () => new Response(null), 'hash-mismatch']
];
describe.each(answers)('a file that %s', (_, trouble, fault) => {
	test('as the list: nothing is begun', async () => {
		const store = streetMemory();
		const server = streetServer(SMALL);
		const never: StreetTrouble = (_bytes, init) => trouble(new Uint8Array(200_000), init);
		server.trouble(`/content/${SMALL.offer.list}.json`, never);
		expect(await fetchTo(store, server, SMALL)).toEqual({ result: 'failed', fault });
		expect(await store.held()).toEqual({ whole: undefined, next: undefined, parts: new Set() });
	});

	test('as a part: what was whole before is whole still', async () => {
		const store = await holding(SMALL);
		const server = streetServer(LARGE);
		server.trouble(urlOf(LARGE.parts[5] ?? { hash: '', bytes: 0 }), trouble);
		expect(await fetchTo(store, server, LARGE)).toEqual({ result: 'failed', fault });
		await expectWhole(store, SMALL);
	});
});

test('a list of parts that are not as long as the offer says is refused', async () => {
	const lying = { ...SMALL, offer: { ...SMALL.offer, bytes: 9 } };
	const store = streetMemory();
	expect(await fetchTo(store, streetServer(SMALL), lying)).toEqual({ result: 'failed', fault: 'bad-part' });
	expect((await store.held()).next).toBeUndefined();
});

describe('without room on the phone', () => {
	test('it is said before the first byte, with the bytes needed', async () => {
		const store = await holding(SMALL);
		const server = streetServer(LARGE);
		const room = () => Promise.resolve(3_999);
		const outcome = await fetchTo(store, server, LARGE, { room });
		// The four parts that the small pack has need not come.
		expect(outcome).toEqual({ result: 'failed', fault: 'quota', needed: 4_000 });
		expect(sentParts(server)).toEqual([]);
		await expectWhole(store, SMALL);
		expect(await fetchTo(store, server, LARGE, { room: () => Promise.resolve(4_000) })).toEqual(whole);
	});

	test('and when it ends half way, nothing held is lost, paid parts stay, and the bytes needed are said', async () => {
		const store = await holding(SMALL);
		const server = streetServer(LARGE);
		server.trouble(urlOf(LARGE.parts[6] ?? { hash: '', bytes: 0 }), (bytes) => {
			store.fail.keep = new DOMException('full', 'QuotaExceededError');
			return new Response(bytes);
		});
		const outcome = await fetchTo(store, server, LARGE, { room: () => Promise.resolve(undefined) });
		expect(outcome).toEqual({ result: 'failed', fault: 'quota', needed: 2_000 });
		await expectWhole(store, SMALL);
		store.fail = {};
		server.recover();
		const before = server.requests.length;
		expect(await fetchTo(store, server, LARGE)).toEqual(whole);
		expect(server.requests.slice(before)).toEqual(LARGE.parts.slice(6).map(urlOf));
	});
});

test.each<[string, unknown, string]>([
	['is gone', new DOMException('gone', 'InvalidStateError'), 'storage'],
	['was cleared by another tab', Object.assign(new Error(), { name: 'MissingStreetPartError' }), 'busy'],
	['belongs to a newer app', Object.assign(new Error(), { name: 'NewerDatabaseError' }), 'newer-database']
])('a database that %s is a fault, not a crash', async (_, thrown, fault) => {
	for (const method of ['held', 'begin', 'keep', 'finish'] as const) {
		const store = streetMemory();
		store.fail[method] = thrown;
		expect(await fetchTo(store, streetServer(SMALL), SMALL)).toEqual({ result: 'failed', fault });
	}
});

describe('a new month of streets', () => {
	test('sends only the parts that are others, and replaces the old ones', async () => {
		const store = await holding(LARGE);
		const server = streetServer(LATER);
		expect(await fetchTo(store, server, LATER)).toEqual(whole);
		expect(sentParts(server)).toHaveLength(2);
		await expectWhole(store, LATER);
		expect((await store.held()).parts.size).toBe(8);
	});

	test.each(['X', 'Y'])('cut off at part %s leaves the reader the old ones, whole', async (letter) => {
		const store = await holding(LARGE);
		const server = streetServer(LATER);
		server.trouble(urlOf(LATER.parts['aXcdYfgh'.indexOf(letter)] ?? { hash: '', bytes: 0 }), noConnection);
		expect(await fetchTo(store, server, LATER)).toEqual({ result: 'failed', fault: 'offline' });
		await expectWhole(store, LARGE);
	});

	test('going on from the small to the large pack sends only what the small one lacks', async () => {
		const store = await holding(SMALL);
		const server = streetServer(LARGE);
		expect(await fetchTo(store, server, LARGE)).toEqual(whole);
		expect(sentParts(server)).toHaveLength(4);
		await expectWhole(store, LARGE);
	});
});
