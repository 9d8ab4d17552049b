import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packsFor, type PackName, type Text } from '../src/lib/domain/records';
import { rootOf } from '../src/lib/domain/release/hash';
import type { Fetch } from '../src/lib/sync/download';
import { fakeServer, inChunks, type FakeServer } from '../src/lib/sync/fake-server.spec-support';
import { memoryStore, type MemoryStore } from '../src/lib/sync/memory-store.spec-support';
import { mortal, type Death } from '../src/lib/sync/mortal.spec-support';
import { syncContent, type SyncOutcome } from '../src/lib/sync/sync';
import { press, PUBLISHER, recordsOf, type Press } from './press.spec-support';

/*
 * Random years: somebody edits and publishes, a phone syncs, is cut off, is killed, loses its copy. Whatever
 * the order, the phone holds exactly one published release or nothing, never goes back, and one good
 * connection brings it to the newest.
 */

const RUNS = 1_000;
/** Given by whoever wants to see a failure again. */
const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);

const PACKS: PackName[] = ['facts', 'text/de', 'text/en'];
const WAYS = ['cut', 'flip', 'missing', 'portal', 'stale'] as const;

interface Trouble {
	/** Which request of the sync it meets, and how far into the file, in thousandths. */
	request: number;
	way: (typeof WAYS)[number];
	offset: number;
}

type Step =
	| { do: 'edit'; pack: PackName; id: number; change: 'title' | 'body' | 'delete'; word: number }
	| { do: 'publish' }
	| { do: 'translate'; into: boolean }
	| { do: 'sync'; locale: 'de' | 'en'; trouble: Trouble | null; death: Death | null }
	| { do: 'drop'; pack: PackName }
	| { do: 'evict' };

const edit = fc.record({
	do: fc.constant('edit' as const),
	pack: fc.constantFrom(...PACKS),
	id: fc.nat(5),
	change: fc.constantFrom('title' as const, 'body' as const, 'delete' as const),
	word: fc.nat(99)
});
const sync = fc.record({
	do: fc.constant('sync' as const),
	locale: fc.constantFrom('de' as const, 'en' as const),
	trouble: fc.option(fc.record({ request: fc.nat(6), way: fc.constantFrom(...WAYS), offset: fc.nat(999) }), {
		freq: 2
	}),
	death: fc.option(
		fc.record({
			step: fc.integer({ min: 1, max: 24 }),
			when: fc.constantFrom('before' as const, 'after' as const)
		}),
		{ freq: 2 }
	)
});
const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 6, arbitrary: edit },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const) }) },
	{ weight: 8, arbitrary: sync },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('translate' as const), into: fc.boolean() }) },
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('drop' as const), pack: fc.constant<PackName>('text/en') })
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('evict' as const) }) }
);

test(`after any ${RUNS} histories a phone holds one whole release, and catches up (seed ${SEED})`, async () => {
	const ends = { updated: 0, current: 0, failed: 0 };
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
			const world = await begin();
			for (const each of steps) {
				const outcome = await take(world, each);
				if (outcome) ends[outcome.result] += 1;
				await expectWhole(world);
			}
			const last = await syncOnce(world, 'de', null, null);
			expect(last).toMatchObject({ seq: world.press.releases.length });
			await expectWhole(world);
		}),
		{ numRuns: RUNS, seed: SEED }
	);
	// A world in which nothing ever failed, or nothing ever arrived, would prove nothing.
	for (const count of Object.values(ends)) expect(count).toBeGreaterThan(RUNS / 20);
}, 600_000);

interface World {
	press: Press;
	server: FakeServer;
	store: MemoryStore;
	/** The newest release the phone has held since it lost its copy. */
	held: number;
}

async function begin(): Promise<World> {
	const world = { press: press(3), server: fakeServer(), store: memoryStore(), held: 0 };
	world.server.publish(await world.press.publish());
	return world;
}

async function take(world: World, now: Step): Promise<SyncOutcome | undefined> {
	switch (now.do) {
		case 'edit': {
			const records = world.press.packs[now.pack];
			if (records) change(records, now);
			return undefined;
		}
		case 'publish':
			world.server.publish(await world.press.publish());
			return undefined;
		case 'translate':
			if (now.into) world.press.packs['text/en'] ??= {};
			else delete world.press.packs['text/en'];
			return undefined;
		case 'drop':
			await world.store.drop(now.pack);
			return undefined;
		case 'evict':
			await world.store.clear();
			world.held = 0;
			return undefined;
		case 'sync':
			return syncOnce(world, now.locale, now.trouble, now.death);
	}
}

function change(records: Record<string, Text>, { id, change, word }: Extract<Step, { do: 'edit' }>): void {
	const address = `offer/${id}`;
	const { title = 'Neu', body = [] } = records[address] ?? {};
	if (change === 'delete') Reflect.deleteProperty(records, address);
	else if (change === 'title') records[address] = { title: `Titel ${word}`, body };
	else {
		const at = word % (body.length + 1);
		const paragraph = { type: 'paragraph' as const, text: [`Absatz ${word} von vielen Wörtern`] };
		records[address] = { title, body: body.toSpliced(at, word % 2, paragraph) };
	}
}

async function syncOnce(
	{ press, server, store }: World,
	locale: 'de' | 'en',
	trouble: Trouble | null,
	death: Death | null
): Promise<SyncOutcome> {
	const before = (await store.active())?.checked;
	const phone = mortal(
		{ store, fetch: troubled(press, server, trouble) },
		death ?? { step: 0, when: 'after' }
	);
	const tools = { ...phone, now: () => (before ?? 0) + 1, trust: PUBLISHER.trust };
	const outcome = await syncContent(tools, packsFor(locale));
	const after = (await store.active())?.checked;
	// A failed check never moves the date; one killed right after storing its release may.
	if (outcome.result === 'failed' && !phone.dead()) expect(after).toBe(before);
	return outcome;
}

function troubled({ releases }: Press, server: FakeServer, trouble: Trouble | null): Fetch {
	let requests = -1;
	return async (url, init) => {
		requests += 1;
		if (requests !== trouble?.request) return server.fetch(url, init);
		if (trouble.way === 'missing') return new Response('not found', { status: 404 });
		if (trouble.way === 'portal') return new Response('<!doctype html><title>Free WiFi</title>');
		if (trouble.way === 'stale') {
			const edge = releases[trouble.offset % releases.length]?.files;
			return new Response(edge?.files.get(url.replace('/content/', '')) ?? 'not found', { status: 200 });
		}
		const bytes = new Uint8Array(await (await server.fetch(url, init)).arrayBuffer());
		const at = Math.floor((bytes.length * trouble.offset) / 1_000);
		if (trouble.way === 'cut') {
			return new Response(inChunks(new TextDecoder().decode(bytes), new TypeError('terminated'), at));
		}
		bytes[at] = (bytes[at] ?? 0) ^ 1;
		return new Response(bytes);
	};
}

/** The phone holds nothing, or exactly one release that was published, byte for byte. */
async function expectWhole(world: World): Promise<void> {
	const { press, store } = world;
	const active = await store.active();
	if (!active) {
		expect(world.held).toBe(0);
		return;
	}
	const { seq, packs } = active.manifest;
	expect(seq).toBeGreaterThanOrEqual(world.held);
	world.held = seq;
	expect(active.manifest).toEqual(press.releases[seq - 1]?.files.manifest);
	for (const name of active.packs) {
		const hashes = await store.hashes(name);
		expect(hashes && (await rootOf(hashes))).toBe(packs[name]?.root);
		expect((await store.read([name]))?.packs).toEqual([recordsOf(press, seq, name)]);
	}
}
