import { beforeAll, expect, test } from 'vitest';
import { packsFor, type PackName } from '../src/lib/domain/records';
import { fakeServer } from '../src/lib/sync/fake-server.spec-support';
import { memoryStore } from '../src/lib/sync/memory-store.spec-support';
import { syncContent } from '../src/lib/sync/sync';
import { press, PUBLISHER, recordsOf, type Press } from './press.spec-support';

const NEWEST = 15;
/** Diffs of the newest release begin here. */
const OLDEST = 3;
const LONG = 'Ein Satz, der sich nicht ändert und lang genug ist, dass ein Unterschied sich lohnt. '.repeat(
	4
);

let office: Press;
beforeAll(async () => {
	office = press(NEWEST - OLDEST);
	const german = (office.packs['text/de'] ??= {});
	for (let at = 0; at < 20; at += 1) {
		german[`guide/${at}`] = { title: `${at}`, body: [{ type: 'paragraph', text: [LONG] }] };
	}
	for (let seq = 1; seq <= NEWEST; seq += 1) {
		german[`guide/${seq % 5}`] = {
			title: `Ausgabe ${seq}`,
			body: [
				{ type: 'paragraph', text: [LONG] },
				{ type: 'paragraph', text: [`Stand ${seq}`] }
			]
		};
		german[`offer/${seq}`] = { title: `Neu in ${seq}` };
		Reflect.deleteProperty(german, `offer/${seq - 4}`);
		await office.publish();
	}
});

const to = { fetch: fakeServer().fetch, now: () => 1, trust: PUBLISHER.trust };

/** A phone that synced last when this release was the newest. */
async function phoneAt(seq: number) {
	const store = memoryStore();
	const release = office.releases[seq - 1]?.files;
	if (!release) throw new Error(`no release ${seq}`);
	await syncContent({ ...to, store, fetch: fakeServer(release).fetch }, packsFor('de'));
	expect((await store.active())?.manifest.seq).toBe(seq);
	return store;
}

test.each([
	['one release behind', NEWEST - 1, true],
	['ten releases behind', NEWEST - 10, true],
	['as far behind as there is a diff', OLDEST, true],
	['one further than there is a diff', OLDEST - 1, false],
	['all releases behind', 1, false]
])('a phone %s has the newest after one sync', async (_, seq, byDiff) => {
	const store = await phoneAt(seq);
	const server = fakeServer(...office.releases.map(({ files }) => files));
	const outcome = await syncContent({ ...to, store, fetch: server.fetch }, packsFor('de'));
	expect(outcome).toEqual({ result: 'updated', seq: NEWEST });
	for (const name of ['facts', 'text/de'] satisfies PackName[]) {
		expect((await store.read([name]))?.packs).toEqual([recordsOf(office, NEWEST, name)]);
	}
	const parts = office.releases[NEWEST - 1]?.files.parts('text/de') ?? [];
	expect(server.requests).toEqual(
		byDiff ? ['manifest.json', `diff/text/de/${seq}-${NEWEST}.json`] : ['manifest.json', ...parts]
	);
});
