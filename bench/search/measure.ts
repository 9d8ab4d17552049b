import { readFile } from 'node:fs/promises';
import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { isLocale, type Locale } from '../../src/lib/domain/records';
import type { SearchDocument } from '../../src/lib/domain/search/document';
import {
	buildIndex,
	dumpIndex,
	loadIndex,
	type IndexDump,
	type SearchIndex
} from '../../src/lib/domain/search/index';
import { loadLanguages } from '../../src/lib/domain/search/language';
import { search } from '../../src/lib/domain/search/search';
import type { Synonyms } from '../../src/lib/domain/search/synonyms';
import { guidesOf, readPages, readQuestions } from './district';
import { judge, keywordsOf, pageWordsOf, type Verdict } from './judge';
import { multiplied } from './many';

export interface SearchFigures extends Verdict {
	questions: number;
	pages: number;
	/** 95 of 100 searches take less: questions, and everything typed on the way to them, each the fastest of three. */
	queryP95Ms: number;
	/** Building from the texts. */
	indexMs: number;
	/** Getting the stored index ready again. */
	loadMs: number;
	/** What the index holds of the machine's memory, the texts included. */
	indexBytes: number;
	/** Length of the stored index as a browser clones it, the texts included. */
	storedBytes: number;
	/** The same searches over that many records made from these pages. */
	manyRecords: number;
	manyQueryP95Ms: number;
	manyIndexMs: number;
}

export interface SearchOrder {
	pages: string;
	questions: string;
	locale: string;
	/** What is typed: the question as it is, or its two rarest words. */
	form: string;
}

const MANY = 10_000;
/** Questions typed letter by letter for the times. */
const TYPED = 40;
const TYPED_OVER_MANY = 12;

/** How well the right page is found in any district's pages, and what that costs. Throws for a language the app has not. */
export async function measureSearch({
	pages: file,
	questions: asked,
	locale,
	form
}: SearchOrder): Promise<SearchFigures> {
	if (!isLocale(locale)) throw new Error(`the app does not speak «${locale}»`);
	if (form !== 'question' && form !== 'keywords') throw new Error('--form is question or keywords');
	const pages = await readPages(file);
	const questions = await readQuestions(asked, locale);
	const documents = guidesOf(pages, locale);
	const { index, ms: indexMs, bytes: indexBytes } = await build(documents, locale);

	const stored = serialize(dumpIndex(index));
	const started = performance.now();
	const loaded = loadIndex(deserialize(stored) as IndexDump, await loadLanguages(locale));
	const loadMs = performance.now() - started;
	if (!loaded) throw new Error('the stored index was refused');

	const type = form === 'keywords' ? keywordsOf(index, pageWordsOf(index)) : (question: string) => question;
	const { places: _places, ...verdict } = judge(loaded, pages, questions, type);
	const typed = questions.map(({ question }) => type(question));
	const many = await build(multiplied(documents, MANY), locale);
	const some = (count: number) => typed.filter((_, n) => n % Math.ceil(typed.length / count) === 0);
	return {
		...verdict,
		questions: questions.length,
		pages: pages.length,
		queryP95Ms: p95(loaded, some(TYPED)),
		indexMs: Math.round(indexMs),
		loadMs: Math.round(loadMs),
		indexBytes,
		storedBytes: stored.byteLength,
		manyRecords: MANY,
		manyQueryP95Ms: p95(many.index, some(TYPED_OVER_MANY)),
		manyIndexMs: Math.round(many.ms)
	};
}

async function build(
	documents: SearchDocument[],
	locale: Locale
): Promise<{ index: SearchIndex; ms: number; bytes: number }> {
	const languages = await loadLanguages(locale);
	const synonyms = await Promise.all([...new Set([locale, 'de'])].map(readSynonyms));
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	const before = memory();
	const started = performance.now();
	const index = await buildIndex(documents, synonyms, languages);
	const ms = performance.now() - started;
	collect();
	const bytes = memory() - before + Buffer.byteLength(JSON.stringify(documents));
	return { index, ms, bytes };
}

/** Objects, and the typed arrays beside them. */
function memory(): number {
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

async function readSynonyms(locale: string): Promise<Synonyms | undefined> {
	try {
		return parse(await readFile(`content/synonyms/${locale}.yaml`, 'utf8')) as Synonyms;
	} catch {
		return undefined;
	}
}

function p95(index: SearchIndex, questions: readonly string[]): number {
	const times: number[] = [];
	for (const question of questions) {
		for (let end = 1; end <= question.length; end += 1) {
			times.push(fastest(() => search(index, question.slice(0, end))));
		}
	}
	times.sort((a, b) => a - b);
	return Number((times[Math.floor(times.length * 0.95)] ?? 0).toFixed(2));
}

/** In milliseconds. Another program on the same machine only ever adds to the time of a search, so the least is nearest. */
function fastest(run: () => void): number {
	let least = Infinity;
	for (let turn = 0; turn < 3; turn += 1) {
		const started = performance.now();
		run();
		least = Math.min(least, performance.now() - started);
	}
	return least;
}
