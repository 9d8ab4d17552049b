import { beforeEach, describe, expect, test } from 'vitest';
import {
	makePublisher,
	replaceContent,
	replaceRoot,
	type Publisher
} from '../domain/release/publisher.spec-support';
import type { Envelope } from '../domain/release/format';
import { buildRelease, type ReleaseFiles } from '../domain/release/release.spec-support';
import { fakeServer } from './fake-server.spec-support';
import { memoryStore, type MemoryStore } from './memory-store.spec-support';
import { GERMAN, PACKS, PUBLISHER, releaseOf, syncAt } from './releases.spec-support';

const REFUSED = { result: 'failed', fault: 'bad-signature' };

let store: MemoryStore;
beforeEach(async () => {
	store = memoryStore();
	await syncAt(fakeServer(await releaseOf(1)), store);
});

const serverOf = async (seq: number, { seal }: Pick<Publisher, 'seal'>) =>
	fakeServer(await buildRelease(seq, PACKS, { seal }));

describe('a release of somebody else', () => {
	test('is refused, and nothing but its manifest is fetched', async () => {
		const before = store.snapshot();
		const server = await serverOf(2, await makePublisher());
		expect(await syncAt(server, store)).toEqual(REFUSED);
		expect(server.requests).toEqual(['manifest.json']);
		expect(store.snapshot()).toEqual(before);
	});

	test('is refused also on the first visit, when nothing can be compared', async () => {
		const empty = memoryStore();
		expect(await syncAt(await serverOf(1, await makePublisher()), empty)).toEqual(REFUSED);
		expect(await empty.active()).toBeUndefined();
	});

	test('under the publisher’s own chain is refused', async () => {
		const stranger = await makePublisher();
		const seal = async (payload: string) => {
			const forged = await stranger.content.sign(payload);
			return JSON.stringify({ ...forged, chain: PUBLISHER.chain });
		};
		expect(await syncAt(await serverOf(2, { seal }), store)).toEqual(REFUSED);
	});

	test('that is unsigned is refused', async () => {
		expect(await syncAt(fakeServer(await buildRelease(2, PACKS)), store)).toEqual(REFUSED);
	});

	test('whose text was changed after signing is refused', async () => {
		const seal = async (payload: string) => {
			const envelope = JSON.parse(await PUBLISHER.seal(payload)) as { payload: string };
			return JSON.stringify({ ...envelope, payload: payload.replace('"seq":2', '"seq":9') });
		};
		expect(await syncAt(await serverOf(2, { seal }), store)).toEqual(REFUSED);
	});
});

describe('a signature of another release', () => {
	test('is refused, in either direction', async () => {
		const [first, second] = await Promise.all([releaseOf(1), releaseOf(2)]);
		const read = ({ files }: ReleaseFiles) => JSON.parse(files.get('manifest.json') ?? '') as Envelope;
		const [old, now] = [read(first), read(second)];
		const mixtures = [
			{ ...now, signature: old.signature },
			{ ...old, payload: now.payload }
		];
		const before = store.snapshot();
		for (const mixture of mixtures) {
			const server = fakeServer(second);
			server.trouble('manifest.json', () => new Response(JSON.stringify(mixture)));
			expect(await syncAt(server, store)).toEqual(REFUSED);
			expect(store.snapshot()).toEqual(before);
		}
	});

	test('by a key that nobody certified is refused', async () => {
		const server = fakeServer(await releaseOf(2));
		server.trouble('manifest.json', (text) => {
			const envelope = JSON.parse(text) as Envelope;
			return new Response(JSON.stringify({ ...envelope, keyid: '0123456789abcdef' }));
		});
		expect(await syncAt(server, store)).toEqual(REFUSED);
	});
});

describe('keys that were replaced', () => {
	test('over a root that the chain leaves out are refused', async () => {
		const third = await replaceRoot(await replaceRoot(PUBLISHER));
		const chain = third.chain.filter(({ payload }) => !payload.includes('"root","version":2'));
		expect(chain).toHaveLength(third.chain.length - 1);
		// Signed by a content key that only the third root certifies.
		const content = await replaceContent({ ...third, chain });
		expect(await syncAt(await serverOf(2, content), store)).toEqual(REFUSED);
		expect(await store.trust()).toBeUndefined();
	});

	test('are learnt, and the old content key is refused from then on', async () => {
		const renewed = await replaceContent(PUBLISHER);
		expect(await syncAt(await serverOf(2, renewed), store)).toMatchObject({ result: 'updated' });
		expect(await store.trust()).toEqual(renewed.trust);
		expect(await syncAt(fakeServer(await releaseOf(3)), store)).toEqual(REFUSED);
	});

	test('are learnt over two roots at once by a phone that was long away', async () => {
		const third = await replaceRoot(await replaceRoot(PUBLISHER));
		expect(await syncAt(await serverOf(2, third), store)).toMatchObject({ result: 'updated' });
		expect(await store.trust()).toEqual(third.trust);
		expect(await syncAt(await serverOf(3, third), store)).toMatchObject({ result: 'updated' });
	});

	test('are not written down again when nothing was learnt', async () => {
		store.fail.keepTrust = new Error('nothing is to be kept');
		expect(await syncAt(fakeServer(await releaseOf(2)), store)).toMatchObject({ result: 'updated' });
		expect(await store.trust()).toBeUndefined();
	});

	test('count for less than what a newer shell was built with', async () => {
		await store.keepTrust(PUBLISHER.trust);
		const renewed = await replaceContent(PUBLISHER);
		const newer = { trust: renewed.trust };
		expect(await syncAt(fakeServer(await releaseOf(2)), store, GERMAN, newer)).toEqual(REFUSED);
		expect(await syncAt(await serverOf(2, renewed), store, GERMAN, newer)).toMatchObject({
			result: 'updated'
		});
	});

	test('are forgotten when a shell comes with another first root: the publisher began anew', async () => {
		await store.keepTrust((await replaceContent(PUBLISHER)).trust);
		const anew = await makePublisher();
		const shell = { trust: anew.trust };
		expect(await syncAt(await serverOf(2, anew), store, GERMAN, shell)).toMatchObject({ result: 'updated' });
	});
});
