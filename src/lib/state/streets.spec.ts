import { deleteDB } from 'idb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hasStreets } from '$lib/storage/street-database';
import { openStreetStore, type StreetStore } from '$lib/storage/street-store';
import { STREET_CODE_CACHE } from '$lib/sync/street-code';
import {
	noConnection,
	streetServer,
	streetsOf,
	urlOf,
	type StreetServer
} from '$lib/sync/street-server.spec-support';
import { Streets } from './streets.svelte';

const SMALL = await streetsOf('abcd');
const LARGE = await streetsOf('abxyz', 14);

let name: string;
let server: StreetServer;
let codeFails: boolean;
let undo: (() => void)[];
beforeEach(() => {
	name = `spec-${crypto.randomUUID()}`;
	server = streetServer(SMALL, LARGE);
	codeFails = false;
	undo = [];
});
afterEach(async () => {
	for (const each of undo) each();
	await caches.delete(STREET_CODE_CACHE);
	await deleteDB(name);
});

/** What one open tab knows; all share the phone's database. */
function tab(): Streets {
	let store: Promise<StreetStore> | undefined;
	const streets = new Streets({
		exists: () => hasStreets(name),
		open: () => (store ??= openStreetStore(name)),
		fetch: server.fetch,
		code: async () => {
			if (codeFails) throw new TypeError('Failed to fetch');
			await (await caches.open(STREET_CODE_CACHE)).put('/code.js', new Response('code'));
		}
	});
	undo.push(streets.listen(), () => void store?.then((opened) => opened.close()));
	return streets;
}

test('looking whether there are streets makes no database', async () => {
	const streets = tab();
	await streets.load();
	expect(streets.held).toEqual({ whole: undefined, next: undefined, parts: new Set() });
	expect(await streets.source()).toBeUndefined();
	expect(await hasStreets(name)).toBe(false);
});

test('a download tells how far it is, and ends with streets that can be read', async () => {
	const streets = tab();
	const seen: number[] = [];
	const first = SMALL.parts[0];
	server.trouble(urlOf(first ?? { hash: '', bytes: 0 }), (bytes) => {
		seen.push(streets.progress?.total ?? 0);
		return new Response(bytes);
	});
	await streets.fetch(SMALL.offer);
	expect(seen).toEqual([4_000]);
	expect(streets.progress).toBeNull();
	expect(streets.fault).toBeNull();
	expect(streets.pack).toEqual({ ...SMALL.offer, parts: SMALL.parts });
	const { data } = (await (await streets.source())?.getBytes(999, 2)) ?? { data: new ArrayBuffer() };
	expect(new TextDecoder().decode(data)).toBe('ab');
	expect(streets.missing).toEqual([]);
});

test('paused, it keeps what has come, draws it, says what is missing, and goes on with no part sent twice', async () => {
	const streets = tab();
	server.trouble(urlOf(SMALL.parts[2] ?? { hash: '', bytes: 0 }), (_, { signal }) => {
		streets.pause();
		return Promise.reject(signal?.reason as Error);
	});
	await streets.fetch(SMALL.offer);
	expect(streets.fault).toBeNull();
	expect(streets.held?.parts.size).toBe(2);
	const source = await streets.source();
	await expect(source?.getBytes(2_500, 10)).rejects.toMatchObject({ part: 3 });
	expect(streets.missing).toEqual([3]);
	server.recover();
	await streets.fetch(SMALL.offer);
	expect(streets.held?.whole?.list).toBe(SMALL.offer.list);
	for (const part of SMALL.parts) expect(server.sent.get(urlOf(part))).toBe(1_000);
});

test('without the code that draws them no street is paid for', async () => {
	codeFails = true;
	const streets = tab();
	await streets.fetch(SMALL.offer);
	expect(streets.fault).toBe('offline');
	expect(streets.progress).toBeNull();
	expect(server.requests).toEqual([]);
});

test('a second tap, and a second tab, begin no second download', async () => {
	const [streets, other] = [tab(), tab()];
	const elsewhere: Promise<void>[] = [];
	server.trouble(urlOf(SMALL.parts[0] ?? { hash: '', bytes: 0 }), async (bytes) => {
		elsewhere.push(other.fetch(SMALL.offer));
		await elsewhere[0];
		return new Response(bytes);
	});
	const running = streets.fetch(SMALL.offer);
	expect(streets.fetch(SMALL.offer)).toBe(running);
	await running;
	expect(elsewhere).toHaveLength(1);
	expect(other.fault).toBe('busy');
	expect(server.requests).toHaveLength(5);
});

test('a download dropped leaves the whole pack, and the code that draws it', async () => {
	const streets = tab();
	await streets.fetch(SMALL.offer);
	server.trouble(urlOf(LARGE.parts[4] ?? { hash: '', bytes: 0 }), noConnection);
	await streets.fetch(LARGE.offer);
	expect(streets.fault).toBe('offline');
	expect(streets.held?.parts.size).toBe(6);
	await streets.drop();
	expect(streets.fault).toBeNull();
	expect(streets.held).toEqual({
		whole: { ...SMALL.offer, parts: SMALL.parts },
		next: undefined,
		parts: new Set(SMALL.parts.map(({ hash }) => hash))
	});
	expect(await caches.has(STREET_CODE_CACHE)).toBe(true);
});

test('the first download dropped leaves nothing, nor the code', async () => {
	const streets = tab();
	server.trouble(urlOf(SMALL.parts[1] ?? { hash: '', bytes: 0 }), noConnection);
	await streets.fetch(SMALL.offer);
	expect(streets.held?.parts.size).toBe(1);
	await streets.drop();
	expect(streets.pack).toBeUndefined();
	expect(streets.held?.parts.size).toBe(0);
	expect(await caches.has(STREET_CODE_CACHE)).toBe(false);
});

test('deleted in the middle of a download, streets stay deleted', async () => {
	const streets = tab();
	let removing: Promise<void> | undefined;
	server.trouble(urlOf(SMALL.parts[1] ?? { hash: '', bytes: 0 }), (bytes) => {
		removing = streets.remove();
		return new Response(bytes);
	});
	await streets.fetch(SMALL.offer);
	await removing;
	expect(streets.held).toEqual({ whole: undefined, next: undefined, parts: new Set() });
	expect(streets.missing).toEqual([]);
	expect(await caches.has(STREET_CODE_CACHE)).toBe(false);
});

test('other tabs are told when streets come, are dropped and go', async () => {
	const [streets, other] = [tab(), tab()];
	await other.load();
	expect(other.pack).toBeUndefined();
	await streets.fetch(SMALL.offer);
	await expect.poll(() => other.held?.whole?.list).toBe(SMALL.offer.list);
	server.trouble(urlOf(LARGE.parts[4] ?? { hash: '', bytes: 0 }), noConnection);
	await streets.fetch(LARGE.offer);
	await expect.poll(() => other.held?.next?.list).toBe(LARGE.offer.list);
	await streets.drop();
	await expect.poll(() => other.held?.next).toBeUndefined();
	await streets.remove();
	await expect.poll(() => other.held?.whole).toBeUndefined();
});

test('what the reader of an older pack misses is not said of the newer one', async () => {
	const streets = tab();
	await streets.fetch(SMALL.offer);
	const old = await streets.source();
	await streets.fetch(LARGE.offer);
	await streets.source();
	// Its part went with it.
	await expect(old?.getBytes(2_500, 10)).rejects.toMatchObject({ part: 3 });
	expect(streets.missing).toEqual([]);
});
