import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { SearchText } from './document';
import type { Language } from './language';
import { dumpLexicon, lexiconBuilder, loadLexicon, type Lexicon, type LexiconDump } from './lexicon';
import { pageOf, type Page } from './page';
import { wordsOf } from './words';

/**
 * All texts of one language, ready to be searched: the library finds the texts that hold any of some stems, and
 * ranks them roughly; `rank.ts` looks at the best of those closely.
 */
export interface Side {
	language: Language;
	lexicon: Lexicon;
	texts: (SearchText | undefined)[];
	finder: MiniSearch<Row>;
	/** By the number of a stem: how many texts hold it. */
	spread: number[];
	count: number;
	averages: { title: number; around: number; body: number };
	/** Filled as texts are looked at. */
	pages: (Page | undefined)[];
}

export interface SideDump {
	lexicon: LexiconDump;
	finder: AsPlainObject;
	spread: number[];
	averages: Side['averages'];
}

/** Stems of one text by number, parted by spaces. */
interface Row {
	id: number;
	title: string;
	around: string;
	headings: string;
	body: string;
	parts: string;
}

const FIELDS = ['title', 'around', 'headings', 'body', 'parts'];
const OPTIONS = {
	fields: FIELDS,
	tokenize: (text: string) => (text === '' ? [] : text.split(' ')),
	processTerm: (term: string) => term,
	searchOptions: { boost: { title: 4, around: 1.5, headings: 2, body: 1, parts: 0.5 } }
};
const SLICE = 8;

export function* buildSide(texts: (SearchText | undefined)[], language: Language): Generator<void, Side> {
	const { lexicon, read, finish } = lexiconBuilder(language);
	const pages: (Page | undefined)[] = [];
	for (const [id, text] of texts.entries()) {
		pages.push(text && pageOf(text, read));
		if (id % SLICE === SLICE - 1) yield;
	}
	yield* finish();
	const finder = new MiniSearch<Row>(OPTIONS);
	const spread = lexicon.stems.map(() => 0);
	for (const [id, page] of pages.entries()) {
		if (page) {
			const row = rowOf(id, page, lexicon);
			finder.add(row);
			for (const stem of new Set(FIELDS.flatMap((field) => String(row[field as keyof Row]).split(' ')))) {
				if (stem !== '') spread[Number(stem)] = (spread[Number(stem)] ?? 0) + 1;
			}
		}
		if (id % SLICE === SLICE - 1) yield;
	}
	return { language, lexicon, texts, finder, spread, ...measure(pages), pages };
}

function measure(pages: (Page | undefined)[]): Pick<Side, 'count' | 'averages'> {
	const there = pages.filter((page) => page !== undefined);
	const average = (length: (page: Page) => number) =>
		Math.max(1, there.reduce((sum, page) => sum + length(page), 0) / Math.max(1, there.length));
	return {
		count: there.length,
		averages: {
			title: average(({ title }) => title.length),
			around: average(({ around }) => around.length),
			body: average(({ length }) => length)
		}
	};
}

function rowOf(id: number, page: Page, { stemOf, partsOf }: Lexicon): Row {
	const stems = (words: number[]) => words.map((word) => stemOf[word]).join(' ');
	// A heading stands above many passages and counts once.
	const headings = new Map(page.passages.map(({ heading }) => [heading.join(' '), heading]));
	const body = page.passages.flatMap(({ text }) => text);
	const all = [...page.title, ...body, ...[...headings.values()].flat(), ...page.around];
	return {
		id,
		title: stems(page.title),
		around: stems(page.around),
		headings: stems([...headings.values()].flat()),
		body: stems(body),
		parts: all.flatMap((word) => partsOf[word] ?? []).join(' ')
	};
}

/** The words of a text that is in the index. */
export function pageAt(side: Side, id: number): Page | undefined {
	const text = side.texts[id];
	if (!text) return undefined;
	const { ids } = side.lexicon;
	const page =
		side.pages[id] ??
		pageOf(text, (line) => wordsOf(line).map((word) => ids.get(side.language.fold(word.text)) ?? -1));
	side.pages[id] = page;
	return page;
}

export function dumpSide({ lexicon, finder, spread, averages }: Side): SideDump {
	return { lexicon: dumpLexicon(lexicon), finder: finder.toJSON(), spread, averages };
}

export function loadSide(dump: SideDump, texts: (SearchText | undefined)[], language: Language): Side {
	return {
		language,
		lexicon: loadLexicon(dump.lexicon),
		texts,
		finder: MiniSearch.loadJS<Row>(dump.finder, OPTIONS),
		spread: dump.spread,
		count: texts.filter((text) => text !== undefined).length,
		averages: dump.averages,
		pages: []
	};
}
