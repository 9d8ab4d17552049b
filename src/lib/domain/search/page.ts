import type { SearchText } from './document';

/** A text as the numbers of its words; see `Lexicon`. */
export interface Page {
	title: number[];
	around: number[];
	passages: { heading: number[]; text: number[] }[];
	/** Words of all passages. */
	length: number;
}

export function pageOf(text: SearchText, read: (text: string) => number[]): Page {
	const passages = text.passages.map((passage) => ({
		heading: read(passage.heading ?? ''),
		text: read(passage.text)
	}));
	return {
		title: read(text.title),
		around: read(text.around.join('\n')),
		passages,
		length: passages.reduce((sum, { text: words }) => sum + words.length, 0)
	};
}
