import { expansionsOf } from './expansions';
import type { SearchIndex } from './index';
import { completions, kindred, knownWord, nearWords, raiseAll, stemOfWord, type Weights } from './near-words';
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
		const found = sides.map((side) => ({ side, weights: look(side, word) }));
		const add = (more: (side: Side) => Weights, share = 1) => {
			for (const { side, weights } of found) raiseAll(weights, more(side), share);
		};
		if (at === open) add((side) => completions(side, word));
		if (found.every(({ weights }) => weights.size === 0)) add((side) => nearWords(side, word));
		add((side) => kindred(side, word));
		for (const { text: other, weight } of others.get(at) ?? []) add((side) => look(side, other), weight);
		return found;
	});
	const [own, german] = sides.map((side, n) =>
		groups.flatMap((found, at) => sought(side, found[n]?.weights, words[at]))
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

/** A shorter word begins too many others. */
const SHORTEST_BEGINNING = 4;

/** The word itself, or another form of it; where there is neither, words that begin with it: Kitaplatz for Kita. */
function look(side: Side, word: string): Weights {
	const { lexicon, language } = side;
	const folded = language.fold(word);
	const id = lexicon.ids.get(folded);
	if (id !== undefined) return knownWord(lexicon, id);
	const stem = stemOfWord(lexicon, language, folded);
	if (stem !== undefined) return new Map([[stem, 1]]);
	return folded.length < SHORTEST_BEGINNING ? new Map() : completions(side, word);
}

function sought(side: Side, weights: Weights = new Map(), word = ''): Sought[] {
	if (weights.size === 0) return [];
	const factor = /^\p{Lu}/u.test(word) ? CAPITAL : 1;
	const rarities = new Map([...weights.keys()].map((stem) => [stem, factor * rarityOf(side, stem)]));
	const rarity = Math.max(...[...weights].map(([stem, weight]) => weight * (rarities.get(stem) ?? 0)));
	return [{ weights, rarities, rarity }];
}
