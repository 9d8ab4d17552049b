import type { SearchText } from './document';
import type { Matcher } from './rank';
import type { Side } from './side';
import { wordsOf } from './words';

/** Where a hit begins and ends, in UTF-16 units of the text beside it. */
export type Mark = [start: number, end: number];

export interface Excerpt {
	text: string;
	marks: Mark[];
}

/** Longer sentences are cut around their hits, in characters. */
const LONGEST = 220;
/** Up to the end of a sentence, with the signs of the scripts we have, or of the line. */
const SENTENCE = /[^.!?؟۔…]*(?:[.!?؟۔…]+(?=[^\s.!?؟۔…])[^.!?؟۔…]*)*[.!?؟۔…]*/g;
/** A point that ends no sentence: z. B., 3. Mai, Tel. */
const SHORTENED = /(?:^|[\s(])(?:\p{L}|\d{1,2}|Nr|Tel|Str|ca|bzw|ggf|inkl|No|St)\.$/u;

function sentencesOf(text: string): string[] {
	return text.split('\n').flatMap((line) => {
		const sentences: string[] = [];
		for (const piece of line.match(SENTENCE) ?? []) {
			const before = sentences.at(-1);
			if (before !== undefined && SHORTENED.test(before)) sentences[sentences.length - 1] = before + piece;
			else if (piece.trim()) sentences.push(piece);
		}
		return sentences.map((sentence) => sentence.trim());
	});
}

export function marksIn(side: Side, text: string, matches: Matcher): Mark[] {
	const { ids } = side.lexicon;
	return wordsOf(text).flatMap(({ text: word, start, end }): Mark[] => {
		const id = ids.get(side.language.fold(word));
		return id !== undefined && matches(id).length > 0 ? [[start, end]] : [];
	});
}

/** The sentence of a passage that answers most, with its hits marked. */
export function excerptOf(side: Side, { passages }: SearchText, passage: number, matches: Matcher): Excerpt {
	const text = passages[Math.max(0, passage)]?.text ?? '';
	const sentences = sentencesOf(text);
	let best: Excerpt = { text: sentences[0] ?? '', marks: [] };
	let most = 0;
	for (const sentence of sentences) {
		const groups = new Map<number, number>();
		for (const { text: word } of wordsOf(sentence)) {
			const id = side.lexicon.ids.get(side.language.fold(word));
			for (const { group, weight } of id === undefined ? [] : matches(id)) {
				groups.set(group, Math.max(weight, groups.get(group) ?? 0));
			}
		}
		const value = [...groups.values()].reduce((sum, weight) => sum + weight, 0);
		if (value > most) {
			most = value;
			best = { text: sentence, marks: marksIn(side, sentence, matches) };
		}
	}
	return cut(best);
}

function cut({ text, marks }: Excerpt): Excerpt {
	if (text.length <= LONGEST) return { text, marks };
	const first = marks[0]?.[0] ?? 0;
	const from = first < LONGEST / 2 ? 0 : text.indexOf(' ', first - LONGEST / 3) + 1;
	const space = text.lastIndexOf(' ', from + LONGEST);
	const to = from + LONGEST >= text.length ? text.length : space > from ? space : from + LONGEST;
	const [before, after] = [from > 0 ? '… ' : '', to < text.length ? ' …' : ''];
	return {
		text: before + text.slice(from, to) + after,
		marks: marks
			.filter(([start, end]) => start >= from && end <= to)
			.map(([start, end]) => [start - from + before.length, end - from + before.length])
	};
}
