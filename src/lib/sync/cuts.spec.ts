import { describe, expect, test } from 'vitest';
import { joined, type ReleaseFiles } from '../domain/release/release.spec-support';
import { fakeServer, inChunks, type FakeServer, type Trouble } from './fake-server.spec-support';
import { memoryStore, type MemoryStore } from './memory-store.spec-support';
import { mortal } from './mortal.spec-support';
import { ENGLISH, GERMAN, PACKS, releaseOf, releaseWithDiff, syncAt } from './releases.spec-support';

const OFFSETS = 20;
const FACTS = [
	{ 'region/here': { title: 'Lippe, neu' }, 'offer/a': { title: 'a, neu' } },
	{ 'place/d': { title: 'd, ganz neu an diesem Ort' } }
];
const WORDS = [{ 'offer/a': { title: 'Neuer Kurs' } }, { 'offer/b': { title: 'Noch ein neuer Kurs' } }];

interface Way {
	release: () => Promise<ReleaseFiles>;
	/** Nothing is held before it. */
	first?: boolean;
	wanted?: typeof GERMAN;
}

/** The ways onto the phone: by a diff and a full pack, by full packs alone, and on the first visit. */
const WAYS: Record<string, Way> = {
	'by a diff and parts': {
		release: () => releaseWithDiff(1, 2, { facts: FACTS, 'text/de': WORDS })
	},
	'by parts alone': { release: () => releaseOf(2, { facts: FACTS, 'text/de': WORDS }) },
	'on the first visit': { release: () => releaseOf(2, { facts: FACTS, 'text/de': WORDS }), first: true },
	'with another language': {
		release: () => releaseOf(2, { facts: FACTS, 'text/de': WORDS }),
		wanted: ENGLISH
	}
};

for (const [name, { release, first = false, wanted = GERMAN }] of Object.entries(WAYS)) {
	/** A phone on the release before, and a server with the next one. */
	const meet = async (): Promise<{ server: FakeServer; store: MemoryStore }> => {
		const store = memoryStore();
		if (!first) await syncAt(fakeServer(await releaseOf(1)), store);
		return { server: fakeServer(await release()), store };
	};
	const held = async (store: MemoryStore) => {
		const active = await store.active();
		if (!active) return undefined;
		const { packs } = store.snapshot();
		return { seq: active.manifest.seq, facts: packs.facts?.records, german: packs['text/de']?.records };
	};
	const OLD = first ? undefined : { seq: 1, facts: joined(PACKS.facts), german: joined(PACKS['text/de']) };
	const NEW = { seq: 2, facts: joined(FACTS), german: joined(WORDS) };

	describe(`a new release ${name}`, () => {
		test(`cut off at ${OFFSETS} places within every file ends whole, and no finished part is sent twice`, async () => {
			const { server: whole, store: calm } = await meet();
			await syncAt(whole, calm, wanted);
			const files = whole.requests;
			expect(files.length).toBeGreaterThan(2);
			for (const file of files) {
				for (let at = 0; at < OFFSETS; at += 1) {
					const { server, store } = await meet();
					server.trouble(file, cutAt(at));
					expect(await syncAt(server, store, wanted)).toEqual({ result: 'failed', fault: 'offline' });
					expect(await held(store)).toEqual(OLD);
					const done = server.requests.filter((asked) => isPart(asked) && asked !== file);
					server.recover();
					expect(await syncAt(server, store, wanted)).toEqual({ result: 'updated', seq: 2 });
					expect(server.requests.filter((asked) => done.includes(asked))).toEqual([]);
					expect(await held(store)).toEqual(NEW);
				}
			}
		});

		test.each(['before', 'after'] as const)(
			'on a phone killed %s any step is the old one or the new one, and comes the next time',
			async (when) => {
				const seen = new Set<number | undefined>();
				for (let step = 1; ; step += 1) {
					const { server, store } = await meet();
					const phone = mortal({ store, fetch: server.fetch }, { step, when });
					await syncAt(server, store, wanted, phone);
					if (!phone.dead()) {
						expect(step).toBeGreaterThan(10);
						break;
					}
					const after = await held(store);
					seen.add(after?.seq);
					expect(after).toEqual(after?.seq === 2 ? NEW : OLD);
					server.recover();
					expect(await syncAt(server, store, wanted)).toMatchObject({ seq: 2 });
					expect(await held(store)).toEqual(NEW);
				}
				expect(seen).toContain(OLD?.seq);
			}
		);
	});
}

/** The connection breaks after that many twentieths of the file. */
function cutAt(at: number): Trouble {
	return (text) => {
		const { length } = new TextEncoder().encode(text);
		const end = Math.floor((length * at) / OFFSETS);
		return new Response(inChunks(text, new TypeError('terminated'), end));
	};
}

function isPart(file: string): boolean {
	return /^[0-9a-f]{64}\.json$/.test(file);
}
