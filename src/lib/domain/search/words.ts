/** A word of a text and where it stands, in UTF-16 units of the text as it was given. */
export interface Word {
	text: string;
	start: number;
	end: number;
}

/** A letter or digit and what belongs to the same word: marks, the Arabic stretching sign, an apostrophe inside. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u0640]|['’ʼ](?=\p{L}))*/gu;

export function wordsOf(text: string): Word[] {
	return Array.from(text.matchAll(WORD), (match) => ({
		text: match[0],
		start: match.index,
		end: match.index + match[0].length
	}));
}
