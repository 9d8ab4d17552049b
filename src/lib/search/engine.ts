import {
	SOURCE_LOCALE,
	type Facts,
	type Locale,
	type PackName,
	type PackRecords,
	type Text
} from '../domain/records';
import { documentsOf } from '../domain/search/document';
import { buildIndex, DUMP_FORMAT, dumpIndex, loadIndex, type SearchIndex } from '../domain/search/index';
import type { Languages } from '../domain/search/language';
import { search } from '../domain/search/search';
import { synonymsIn } from '../domain/search/synonyms';
import type { ContentStore } from '../storage/content-store';
import type { IndexKey, SearchStore } from '../storage/search-store';
import type { EngineState, Report, Wish } from './messages';

/** What the engine works with; handed in, so that it runs in its worker and in a test. */
export interface EngineTools {
	content(): Promise<Pick<ContentStore, 'active' | 'read'>>;
	kept(): Promise<Omit<SearchStore, 'close'>>;
	languages(locale: Locale): Promise<Languages>;
	/** Resolves once waiting messages have been heard. */
	pause(): Promise<void>;
	post(report: Report): void;
}

type Question = Wish & { type: 'ask' };
type Preparation = Pick<Exclude<Wish, Question>, 'type' | 'locale'>;

/** Hits in one answer: more than anybody looks at, and few enough to be sent at every key. */
const LIMIT = 100;

/** Keeps the search index of the reader's language and answers questions over it. Takes one wish after the other. */
export function searchEngine({ content, kept, languages, pause, post }: EngineTools): (wish: Wish) => void {
	let current: { key: IndexKey; index: SearchIndex } | undefined;
	let preparing: Promise<void> = Promise.resolve();
	let wanted: Locale | undefined;
	let latest = 0;

	return (wish) => {
		if (wish.type === 'ask') {
			latest = wish.id;
			answer(wish).catch(() => post({ type: 'state', locale: wish.locale, state: { at: 'failed' } }));
			return;
		}
		wanted = wish.locale;
		const report = (state: EngineState) => post({ type: 'state', locale: wish.locale, state });
		preparing = preparing
			.then(() => (wish.locale === wanted ? prepare(wish, report) : undefined))
			.catch(() => report({ at: 'failed' }));
	};

	async function answer({ id, locale, query }: Question): Promise<void> {
		if (current?.key.locale !== locale) await preparing;
		await pause();
		if (id !== latest || current?.key.locale !== locale) return;
		post({ type: 'answer', id, hits: search(current.index, query, { limit: LIMIT }) });
	}

	async function prepare({ type, locale }: Preparation, report: (state: EngineState) => void): Promise<void> {
		const store = await content();
		const active = await store.active();
		await tidy(active?.manifest.seq ?? 0, active?.packs ?? []);
		if (!active?.packs.includes('facts') || !active.packs.includes(`text/${locale}`)) {
			current = undefined;
			return report({ at: 'missing' });
		}
		const german = locale !== SOURCE_LOCALE && active.packs.includes(`text/${SOURCE_LOCALE}`);
		const key = { locale, seq: active.manifest.seq, format: DUMP_FORMAT, german };
		const ready = (from: 'kept' | 'built') => report({ at: 'ready', seq: key.seq, german, from });
		if (current && isSame(current.key, key)) return ready('kept');
		if (type === 'keep' && (await attempt((store) => store.has(key)))) return ready('kept');
		const spoken = await languages(locale);
		const dump = await attempt((store) => store.read(key));
		const loaded = dump && loadIndex(dump, spoken);
		if (loaded) {
			current = { key, index: loaded };
			return ready('kept');
		}
		report({ at: 'building' });
		const index = await build(store, key, spoken);
		// Another release, or none, has come in between.
		if (!index) return prepare({ type, locale }, report);
		current = { key, index };
		// Before anybody is told: who only wanted it kept may end the engine then.
		await attempt((store) => store.keep(key, dumpIndex(index)));
		ready('built');
	}

	async function build(
		store: Pick<ContentStore, 'read'>,
		{ locale, german, seq }: IndexKey,
		spoken: Languages
	): Promise<SearchIndex | undefined> {
		const names: PackName[] = ['facts', `text/${locale}`];
		if (german) names.push(`text/${SOURCE_LOCALE}`);
		const held = await store.read(names);
		if (held?.active.manifest.seq !== seq) return undefined;
		const [facts, own, source] = held.packs as [PackRecords<Facts>, PackRecords<Text>, PackRecords<Text>?];
		const synonyms = [own, source].map((texts) => texts && synonymsIn(texts));
		return buildIndex(documentsOf(own, source, facts, locale), synonyms, spoken, pause);
	}

	async function tidy(seq: number, packs: readonly PackName[]): Promise<void> {
		const locales = packs.flatMap((name) => (name.startsWith('text/') ? name.slice(5) : []));
		await attempt((store) => store.prune(seq, locales));
	}

	/** What is kept only saves time: without a usable database everything is built in memory. */
	async function attempt<T>(work: (store: Omit<SearchStore, 'close'>) => Promise<T>): Promise<T | undefined> {
		try {
			return await work(await kept());
		} catch {
			return undefined;
		}
	}
}

function isSame(a: IndexKey, b: IndexKey): boolean {
	return a.locale === b.locale && a.seq === b.seq && a.format === b.format && a.german === b.german;
}
