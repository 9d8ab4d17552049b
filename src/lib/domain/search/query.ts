import { expansionsOf } from './expansions';
import type { SearchIndex } from './index';
import { completions, kindred, knownWord, nearWords, raise, stemOfWord, type Weights } from './near-words';
import { rarityOf, type Side } from './side';
import { wordsOf } from './words';

/** One word of a question, as the texts of one language know it. */
export interface Sought {
	weights: Weights;
	/** By stem, how much it tells texts apart: high where few hold it. */
	rarities: Map<number, number>;
	/** The highest of them, weighted. */
	rarity: number;
}

/** What a query means in both languages; a word that stands for nothing in one of them is missing there. */
export interface Query {
	own: Sought[];
	german: Sought[];
}

/** A capital letter says noun in German and name elsewhere: what a question is about. */
const CAPITAL = 1.5;

/** What is typed is looked up as it stands first; only words that neither language has are guessed at. */
export function readQuery(index: SearchIndex, text: string): Query {
	const { words, open } = telling(index.own, text);
	const others = expansionsOf(index.synonyms, words, [index.own.language, index.german.language]);
	const sides = [index.own, index.german] as const;
	const groups = words.map((word, at) => {
		const found = sides.map((side) => look(side, word));
		if (at === open) sides.forEach((side, n) => raiseAll(found[n], completions(side, word)));
		if (found.every(({ size }) => size === 0)) {
			sides.forEach((side, n) => raiseAll(found[n], nearWords(side, word)));
		}
		sides.forEach((side, n) => raiseAll(found[n], kindred(side, word)));
		for (const { text: other, weight } of others.get(at) ?? []) {
			sides.forEach((side, n) => raiseAll(found[n], look(side, other), weight));
		}
		return found;
	});
	const [own, german] = sides.map((side, n) =>
		groups.flatMap((found, at) => sought(side, found[n], words[at]))
	);
	return { own: own ?? [], german: german ?? [] };
}

/** The words of a question that say something, all when none does, and which of them is still being typed. */
function telling(side: Side, text: string): { words: string[]; open: number } {
	const all = wordsOf(text);
	const last = all.at(-1);
	const typing = last?.end === text.length ? last : undefined;
	const some = all.filter((word) => word === typing || !isStopWord(side, word.text));
	const words = some.some(({ text: word }) => !isStopWord(side, word)) ? some : all;
	return { words: words.map(({ text: word }) => word), open: typing ? words.indexOf(typing) : -1 };
}

export function isStopWord({ language }: Side, word: string): boolean {
	return language.stopWords.has(language.fold(word));
}

/** The word itself, or another form of it. */
function look({ lexicon, language }: Side, word: string): Weights {
	const folded = language.fold(word);
	const id = lexicon.ids.get(folded);
	if (id !== undefined) return knownWord(lexicon, id);
	const stem = stemOfWord(lexicon, language, folded);
	return new Map(stem === undefined ? [] : [[stem, 1]]);
}

function raiseAll(weights: Weights | undefined, more: Weights, share = 1): void {
	if (weights) for (const [stem, weight] of more) raise(weights, stem, weight * share);
}

function sought(side: Side, weights: Weights = new Map(), word = ''): Sought[] {
	if (weights.size === 0) return [];
	const factor = /^\p{Lu}/u.test(word) ? CAPITAL : 1;
	const rarities = new Map([...weights.keys()].map((stem) => [stem, factor * rarityOf(side, stem)]));
	const rarity = Math.max(...[...weights].map(([stem, weight]) => weight * (rarities.get(stem) ?? 0)));
	return [{ weights, rarities, rarity }];
}
