import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PackName, PackRecords } from '../domain/records';
import { rootOf } from '../domain/release/hash';
import { makePublisher } from '../domain/release/publisher.spec-support';
import { buildRelease, joined, type PacksInParts } from '../domain/release/release.spec-support';
import { fakeServer, type FakeServer } from '../sync/fake-server.spec-support';
import { mortal } from '../sync/mortal.spec-support';
import { syncContent, type SyncOutcome } from '../sync/sync';
import { openContentStore, type ContentStore } from './content-store';
import { manyRecords } from './content-store.spec-support';
import { freshDatabases } from './databases.spec-support';

const { seal, trust } = await makePublisher();
const databases = freshDatabases(openContentStore);
const WANTED: PackName[] = ['facts', 'text/de'];

/** Release 2 comes by a diff of the facts and a full German pack of two parts. */
const OLD: PacksInParts = { facts: [manyRecords(200, 'alt')], 'text/de': [manyRecords(90, 'Kurs')] };
const NEW: PacksInParts = {
	facts: [{ ...manyRecords(199, 'alt'), 'offer/7': { title: 'neu' }, 'place/x': { title: 'Ort' } }],
	'text/de': [{ 'offer/1': { title: 'Neuer Kurs' } }, { 'offer/2': { title: 'Noch ein Kurs' } }]
};
const FACTS_ONLY = { facts: OLD.facts ?? [] };
const FIRST = await buildRelease(1, OLD, { seal });
const SECOND = await buildRelease(2, NEW, { seal, earlier: [{ seq: 1, packs: FACTS_ONLY }] });

const sync = (server: FakeServer, store: ContentStore, fetch = server.fetch): Promise<SyncOutcome> =>
	syncContent({ fetch, now: () => 1, store, trust }, WANTED);

/** A phone on release 1, with release 2 on the server. */
async function meet(): Promise<{ server: FakeServer; store: ContentStore }> {
	const store = await databases.open();
	await store.clear();
	expect(await sync(fakeServer(FIRST), store)).toEqual({ result: 'updated', seq: 1 });
	return { server: fakeServer(SECOND), store };
}

/** Exactly the old or exactly the new release: records, hashes and pointer. Answers which. */
async function expectWhole(store: ContentStore): Promise<number> {
	const held = await store.read(WANTED);
	const seq = held?.active.manifest.seq ?? 0;
	const packs = seq === 1 ? OLD : NEW;
	expect(held?.packs).toEqual(WANTED.map((name) => joined(packs[name] as PackRecords[])));
	for (const name of WANTED) {
		const hashes = await store.hashes(name);
		expect(hashes && (await rootOf(hashes))).toBe(held?.active.manifest.packs[name]?.root);
	}
	return seq;
}

afterEach(() => vi.restoreAllMocks());

test.each(['before', 'after'] as const)(
	'a page killed %s any step of a sync leaves the old release or the new one, and the next sync ends it',
	async (when) => {
		for (let step = 1; ; step += 1) {
			const { server, store } = await meet();
			const phone = mortal({ store, fetch: server.fetch }, { step, when });
			await sync(server, phone.store, phone.fetch);
			// What the killed page had begun may still be on its way into the database; reading waits for it.
			await expectWhole(store);
			if (!phone.dead()) break;
			expect(await sync(server, store)).toMatchObject({ seq: 2 });
			expect(await expectWhole(store)).toBe(2);
			expect(step).toBeLessThan(40);
		}
	}
);

type Write = () => IDBRequest<IDBValidKey>;

/** What goes wrong with the nth writing of the database, as a browser does it. */
const FAILURES: Record<string, (store: IDBObjectStore, write: Write) => IDBRequest<IDBValidKey>> = {
	'whose transaction the browser breaks off': ({ transaction }, write) => {
		const request = write();
		transaction.abort();
		return request;
	},
	'for which there is no room': () => {
		throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
	},
	'while the connection is lost': ({ transaction }, write) => {
		transaction.db.close();
		return write();
	},
	'that cannot be copied': () => {
		throw new DOMException('It could not be cloned.', 'DataCloneError');
	}
};

describe.each(Object.keys(FAILURES))('a writing %s', (name) => {
	test('at whatever place leaves the old release or the new one, and the next sync ends it', async () => {
		const put = IDBObjectStore.prototype.put;
		for (let at = 1; ; at += 1) {
			const { server, store } = await meet();
			let writings = 0;
			const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
				this: IDBObjectStore,
				...args
			) {
				writings += 1;
				const write = () => put.apply(this, args);
				return writings === at ? (FAILURES[name]?.(this, write) ?? write()) : write();
			});
			const outcome = await sync(server, store);
			spy.mockRestore();
			const seq = await expectWhole(store);
			expect(seq).toBe(outcome.result === 'failed' ? 1 : 2);
			expect(await sync(server, store)).toMatchObject({ seq: 2 });
			expect(await expectWhole(store)).toBe(2);
			if (writings < at) break;
			expect(at).toBeLessThan(60);
		}
	});
});
