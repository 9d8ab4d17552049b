import { expect, test } from 'vitest';
import { offerFacts, packsWith } from '../domain/records.spec-support';
import type { Locale, PackName, Text } from '../domain/records';
import { DUMP_FORMAT, type IndexDump } from '../domain/search/index';
import { loadLanguages } from '../domain/search/language';
import { SYNONYMS } from '../domain/search/synonyms';
import { activeOf, packOf, put } from '../storage/content-store.spec-support';
import type { IndexKey, SearchStore } from '../storage/search-store';
import { memoryStore, type MemoryStore } from '../sync/memory-store.spec-support';
import { clientOf, type Client } from './client';
import { searchEngine } from './engine';
import type { EngineState, Report, Wish } from './messages';

/** Kept indexes without a database. Copies on the way in and out, as a database does. */
function memoryIndexes(): SearchStore & { keys(): IndexKey[]; broken: boolean } {
	let held: { key: IndexKey; dump: IndexDump }[] = [];
	const same = (a: IndexKey, b: IndexKey) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
	const sorted = ({ locale, seq, format, german }: IndexKey) => [locale, seq, format, german];
	const store = {
		broken: false,
		keys: () => held.map(({ key }) => key),
		has: async (key: IndexKey) => open().some((each) => same(each.key, key)),
		read: async (key: IndexKey) => structuredClone(open().find((each) => same(each.key, key))?.dump),
		keep: async (key: IndexKey, dump: IndexDump) => {
			held = [...open().filter((each) => each.key.locale !== key.locale), structuredClone({ key, dump })];
		},
		prune: async (seq: number, locales: readonly string[]) => {
			held = open().filter(({ key }) => key.seq === seq && locales.includes(key.locale));
		},
		close: () => undefined
	};
	function open() {
		if (store.broken) throw new DOMException('evicted', 'UnknownError');
		return held;
	}
	return store;
}

/** A page and its engine, speaking over a channel as they do over a worker's. */
function start(content: MemoryStore, kept: SearchStore) {
	const states: EngineState[] = [];
	const answers: { query: string; found: string[] }[] = [];
	/** Answers on their way, wanted or not. */
	const sent: Report[] = [];
	let report: (event: MessageEvent<Report>) => void = () => undefined;
	const hear = searchEngine({
		content: async () => content,
		kept: async () => kept,
		languages: loadLanguages,
		pause: () => new Promise((resolve) => setImmediate(resolve)),
		post: (message) => {
			if (message.type === 'answer') sent.push(message);
			report({ data: structuredClone(message) } as MessageEvent<Report>);
		}
	});
	const client: Client = clientOf(
		{
			postMessage: (wish: Wish) => void setImmediate(() => hear(structuredClone(wish))),
			addEventListener: (type: string, listener: unknown) => {
				if (type === 'message') report = listener as typeof report;
			}
		},
		{
			state: (state) => states.push(state),
			answer: (query, hits) => answers.push({ query, found: hits.map(({ address }) => address) })
		}
	);
	return { client, states, answers, sent };
}

const course: Record<string, [ReturnType<typeof offerFacts>, Text]> = {
	'offer/course': [offerFacts(), { title: 'Sprachkurs am Abend' }],
	'offer/cafe': [offerFacts(), { title: 'Offener Treff', body: [{ type: 'paragraph', text: ['Kaffee.'] }] }]
};

async function hold(store: MemoryStore, seq: number, packs: Partial<Record<PackName, object>>, base = 0) {
	const names = Object.keys(packs) as PackName[];
	await put(
		store,
		activeOf(seq, names),
		names.map((name) => packOf(name, packs[name] as Record<string, Text>)),
		base
	);
}

async function germanPhone(): Promise<MemoryStore> {
	const { facts, texts } = packsWith(course);
	const store = memoryStore();
	await hold(store, 1, { facts, 'text/de': texts });
	return store;
}

const ready = (states: EngineState[]) => expect.poll(() => states.at(-1)?.at).toBe('ready');

test('an index is built once, kept, and on the next start not built again', async () => {
	const [content, kept] = [await germanPhone(), memoryIndexes()];
	const first = start(content, kept);
	first.client.prepare('de', 'prepare');
	await ready(first.states);
	expect(first.states.map(({ at }) => at)).toEqual(['building', 'ready']);
	expect(first.states.at(-1)).toEqual({ at: 'ready', seq: 1, german: false, from: 'built' });

	const second = start(content, kept);
	second.client.prepare('de', 'prepare');
	second.client.ask('de', 'sprachkurse');
	await expect.poll(() => second.answers).toEqual([{ query: 'sprachkurse', found: ['offer/course'] }]);
	expect(second.states).toEqual([{ at: 'ready', seq: 1, german: false, from: 'kept' }]);
});

test('what other code wrote is not read but built anew', async () => {
	const [content, kept] = [await germanPhone(), memoryIndexes()];
	const first = start(content, kept);
	first.client.prepare('de', 'prepare');
	await ready(first.states);
	const [key] = kept.keys();
	if (!key) throw new Error('nothing was kept');
	const dump = await kept.read(key);
	if (!dump) throw new Error('nothing was kept');
	await kept.keep(key, { ...dump, format: (DUMP_FORMAT - 1) as typeof DUMP_FORMAT });

	const second = start(content, kept);
	second.client.prepare('de', 'prepare');
	await ready(second.states);
	expect(second.states.at(-1)).toMatchObject({ from: 'built' });
});

test('an evicted database is built anew in memory and the reader hears of no error', async () => {
	const [content, kept] = [await germanPhone(), memoryIndexes()];
	kept.broken = true;
	const { client, states, answers } = start(content, kept);
	client.prepare('de', 'prepare');
	client.ask('de', 'treff');
	await expect.poll(() => answers).toEqual([{ query: 'treff', found: ['offer/cafe'] }]);
	expect(states.map(({ at }) => at)).toEqual(['building', 'ready']);
});

test('another release replaces the index, and what was kept of the old one goes', async () => {
	const [content, kept] = [await germanPhone(), memoryIndexes()];
	const { client, states, answers } = start(content, kept);
	client.prepare('de', 'prepare');
	await ready(states);
	const { facts, texts } = packsWith({ 'offer/course': [offerFacts(), { title: 'Schwimmen' }] });
	await hold(content, 2, { facts, 'text/de': texts }, 1);
	client.prepare('de', 'prepare');
	await expect.poll(() => states.at(-1)).toMatchObject({ seq: 2, from: 'built' });
	client.ask('de', 'schwimmen');
	client.ask('de', 'sprachkurs');
	await expect.poll(() => answers.at(-1)?.query).toBe('sprachkurs');
	expect(answers.at(-1)?.found).not.toContain('offer/cafe');
	expect(kept.keys().map(({ seq }) => seq)).toEqual([2]);
});

test('a language that is dropped takes its index along, and an empty phone keeps none', async () => {
	const { facts, texts } = packsWith(course);
	const [content, kept] = [memoryStore(), memoryIndexes()];
	await hold(content, 1, { facts, 'text/de': texts, 'text/en': texts });
	const { client, states } = start(content, kept);
	for (const locale of ['de', 'en'] satisfies Locale[]) {
		client.prepare(locale, 'prepare');
		await ready(states);
		states.length = 0;
	}
	expect(kept.keys().map(({ locale }) => locale)).toEqual(['de', 'en']);
	await content.drop('text/de');
	client.prepare('en', 'prepare');
	await expect.poll(() => states.at(-1)).toMatchObject({ at: 'ready', german: false });
	expect(kept.keys().map(({ locale, german }) => [locale, german])).toEqual([['en', false]]);

	await content.clear();
	client.prepare('en', 'prepare');
	await expect.poll(() => states.at(-1)).toEqual({ at: 'missing' });
	expect(kept.keys()).toEqual([]);
});

test('German that arrives later is searched from then on', async () => {
	const { facts, texts } = packsWith(course);
	const english = { ...texts, 'offer/course': { title: 'Evening class' } };
	const [content, kept] = [memoryStore(), memoryIndexes()];
	await hold(content, 1, { facts, 'text/en': english });
	const { client, states, answers } = start(content, kept);
	client.prepare('en', 'prepare');
	await expect.poll(() => states.at(-1)).toMatchObject({ at: 'ready', german: false });
	await hold(content, 1, { facts, 'text/en': english, 'text/de': texts }, 1);
	client.prepare('en', 'prepare');
	await expect.poll(() => states.at(-1)).toMatchObject({ at: 'ready', german: true, from: 'built' });
	client.ask('en', 'Sprachkurs');
	await expect.poll(() => answers).toEqual([{ query: 'Sprachkurs', found: ['offer/course'] }]);
});

test('the everyday words of a pack find the official ones', async () => {
	const { facts, texts } = packsWith(course);
	const content = memoryStore();
	const words = { ...texts, [SYNONYMS]: { words: [['unterricht', 'sprachkurs']] } };
	await hold(content, 1, { facts, 'text/de': words });
	const { client, answers } = start(content, memoryIndexes());
	client.prepare('de', 'prepare');
	client.ask('de', 'unterricht');
	await expect.poll(() => answers).toEqual([{ query: 'unterricht', found: ['offer/course'] }]);
});

test('of questions typed faster than they are answered only the last is worked out', async () => {
	const { client, states, answers, sent } = start(await germanPhone(), memoryIndexes());
	client.prepare('de', 'prepare');
	for (const query of ['t', 'tr', 'tre', 'treff']) client.ask('de', query);
	await expect.poll(() => answers.length).toBe(1);
	await ready(states);
	client.ask('de', 'kurs');
	client.ask('de', 'kaffee');
	await expect.poll(() => answers.length).toBe(2);
	expect(answers.map(({ query }) => query)).toEqual(['treff', 'kaffee']);
	expect(sent.length).toBe(2);
});

test('an index kept for later is not read by who does not search', async () => {
	const [content, kept] = [await germanPhone(), memoryIndexes()];
	const first = start(content, kept);
	first.client.prepare('de', 'keep');
	await ready(first.states);
	expect(kept.keys()).toHaveLength(1);
	let read = 0;
	const second = start(content, { ...kept, read: async (key) => ((read += 1), kept.read(key)) });
	second.client.prepare('de', 'keep');
	await ready(second.states);
	expect(second.states).toEqual([{ at: 'ready', seq: 1, german: false, from: 'kept' }]);
	expect(read).toBe(0);
	second.client.prepare('de', 'prepare');
	second.client.ask('de', 'treff');
	await expect.poll(() => second.answers.at(-1)?.found).toEqual(['offer/cafe']);
	expect(read).toBe(1);
});

test('content that cannot be read is said, and tried again when it is asked for again', async () => {
	const content = await germanPhone();
	content.fail.active = new DOMException('broken', 'UnknownError');
	const { client, states } = start(content, memoryIndexes());
	client.prepare('de', 'prepare');
	await expect.poll(() => states).toEqual([{ at: 'failed' }]);
	Reflect.deleteProperty(content.fail, 'active');
	client.prepare('de', 'prepare');
	await ready(states);
});
