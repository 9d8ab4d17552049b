import type { Address } from '../records';
import type { SearchDocument, SearchText } from './document';
import { buildIndex, type SearchIndex } from './index';
import { loadLanguages } from './language';
import { search, type Hit } from './search';

/** A text with one passage for each line after the title. */
export function said(title: string, ...lines: string[]): SearchText {
	return { title, around: [], passages: lines.map((text) => ({ text })) };
}

/** An index over texts in one language, by the ids they are found under. */
export async function indexOf(
	locale: string,
	own: Record<string, SearchText>,
	german: Record<string, SearchText> = {},
	synonyms: string[][] = []
): Promise<SearchIndex> {
	const ids = [...new Set([...Object.keys(own), ...Object.keys(german)])];
	const documents = ids.map((id): SearchDocument => ({
		address: `guide/${id}` as Address,
		...(own[id] ? { own: own[id] } : {}),
		...(german[id] ? { german: german[id] } : {})
	}));
	return buildIndex(documents, [{ words: synonyms }], await loadLanguages(locale));
}

/** The ids found, best first. */
export function found(index: SearchIndex, query: string): string[] {
	return search(index, query).map(({ address }) => address.slice('guide/'.length));
}

/** What a reader sees marked in a hit. */
export function marked({ passage, title, titleMarks }: Hit): { passage: string[]; title: string[] } {
	return {
		passage: passage.marks.map(([start, end]) => passage.text.slice(start, end)),
		title: titleMarks.map(([start, end]) => title.text.slice(start, end))
	};
}
