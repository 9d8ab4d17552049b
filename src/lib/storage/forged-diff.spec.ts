import { expect, test } from 'vitest';
import { makePublisher } from '../domain/release/publisher.spec-support';
import { buildRelease, diffFile } from '../domain/release/release.spec-support';
import { fakeServer, type FakeServer } from '../sync/fake-server.spec-support';
import { syncContent } from '../sync/sync';
import { openContentStore } from './content-store';
import { activeOf, diffOf, packOf, put } from './content-store.spec-support';
import { freshDatabases } from './databases.spec-support';

const databases = freshDatabases(openContentStore);
const BEFORE = { 'region/here': { title: 'Lippe' }, 'offer/gone': { title: 'gone' } };
const AFTER = { 'region/here': { title: 'Lippe' } };
const EVIL = { 'offer/gone': { title: 'Call this number' } };

test('a host that cannot sign cannot put words into a signed release by way of a diff', async () => {
	const { seal, trust } = await makePublisher();
	const store = await databases.open();
	const sync = (server: FakeServer) =>
		syncContent({ fetch: server.fetch, now: () => 1, store, trust }, ['facts']);
	await sync(fakeServer(await buildRelease(1, { facts: [BEFORE] }, { seal })));

	const earlier = [{ seq: 1, packs: { facts: [BEFORE] } }];
	const server = fakeServer(await buildRelease(2, { facts: [AFTER] }, { seal, earlier }));
	const forged = JSON.stringify({ from: 1, to: 2, set: EVIL, del: ['offer/gone'] });
	server.trouble(diffFile('facts', 1, 2), () => new Response(forged));
	expect(await sync(server)).toEqual({ result: 'updated', seq: 2 });
	expect((await store.read(['facts']))?.packs).toEqual([AFTER]);
});

test('what a diff deletes is gone even if it also sets it', async () => {
	const store = await databases.open();
	await put(store, activeOf(1, ['facts']), [packOf('facts', BEFORE)], 0);
	const change = diffOf('facts', EVIL as never, ['offer/gone']);
	await put(store, activeOf(2, ['facts']), [change], 1);
	expect((await store.read(['facts']))?.packs).toEqual([AFTER]);
});
