import { search } from '../../src/lib/domain/search/search';
import type { SearchIndex } from '../../src/lib/domain/search/index';
import { isStopWord } from '../../src/lib/domain/search/query';
import { wordsOf } from '../../src/lib/domain/search/words';
import { plainPath, type Page, type Question } from './district';

export interface Verdict {
	/** Share of questions with a right page among the first 1, 5, 10. */
	recallAt1: number;
	recallAt5: number;
	recallAt10: number;
	/** Mean of 1 / place of the first right page; 0 beyond the tenth. */
	mrr: number;
	/** Share of questions without any result. */
	empty: number;
}

const DEPTH = 10;

/** Asks every question; `asked` turns it into what is typed. */
export function judge(
	index: SearchIndex,
	pages: readonly Page[],
	questions: readonly Question[],
	asked: (question: string) => string
): Verdict & { places: number[] } {
	let empty = 0;
	const places = questions.map(({ question, paths }) => {
		const hits = search(index, asked(question), { limit: DEPTH });
		if (hits.length === 0) empty += 1;
		const right = new Set(paths.map(plainPath));
		return hits.findIndex(({ address }) => right.has(plainPath(pageAt(pages, address)?.path ?? ''))) + 1;
	});
	const share = (count: number) => Number((count / Math.max(1, questions.length)).toFixed(4));
	const within = (k: number) => share(places.filter((place) => place > 0 && place <= k).length);
	return {
		recallAt1: within(1),
		recallAt5: within(5),
		recallAt10: within(10),
		mrr: share(places.reduce((sum, place) => sum + (place > 0 ? 1 / place : 0), 0)),
		empty: share(empty),
		places
	};
}

function pageAt(pages: readonly Page[], address: string): Page | undefined {
	return pages[Number(address.split('/')[1])];
}

/** The two words of a question that the fewest pages hold, in their order; words no page holds count as rarest. */
export function keywordsOf(index: SearchIndex, pageWords: readonly ReadonlySet<string>[]) {
	return (question: string): string => {
		const words = wordsOf(question).filter(({ text }) => !isStopWord(index.own, text));
		const holding = (text: string) => pageWords.filter((page) => page.has(text.toLowerCase())).length;
		const rarest = words
			.map((word) => ({ word, spread: holding(word.text) }))
			.sort((a, b) => a.spread - b.spread || a.word.start - b.word.start)
			.slice(0, 2)
			.sort((a, b) => a.word.start - b.word.start);
		return rarest.length > 0 ? rarest.map(({ word }) => word.text).join(' ') : question;
	};
}

/** The words of each page as they are written, in small letters. */
export function pageWordsOf(index: SearchIndex): Set<string>[] {
	return index.documents.map(({ own }) => {
		const texts = own
			? [own.title, ...own.passages.flatMap(({ heading, text }) => [heading ?? '', text])]
			: [];
		return new Set(texts.flatMap((text) => wordsOf(text.toLowerCase()).map(({ text: word }) => word)));
	});
}
