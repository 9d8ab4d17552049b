import SearchableMap from 'minisearch/SearchableMap';
import { looseParts } from './compounds';
import type { Language } from './language';
import { beginningWith, PART, type Lexicon } from './lexicon';
import type { Side } from './side';

/** Stems by number, each with how well it stands for what was typed, 0 to 1. */
export type Weights = Map<number, number>;

/** What is left of a word's weight when something else than the word itself was found. */
const GUESS = 0.8;
/** Of all words that begin with what was typed; more would find everything. */
const COMPLETIONS = 60;
const SHORTEST_INSIDE = 4;
const LETTERS_PER_TYPO = 3;
const KIN = 0.5;
const SHORTEST_KIN = 5;

const trees = new WeakMap<Lexicon, SearchableMap<number>>();

/** The stem of a word of the lexicon and those of its parts. */
export function knownWord(lexicon: Lexicon, id: number): Weights {
	const weights: Weights = new Map();
	const stem = lexicon.stemOf[id];
	for (const part of lexicon.partsOf[id] ?? []) raise(weights, part, PART);
	if (stem !== undefined) raise(weights, stem, 1);
	return weights;
}

/** Stems of the words that begin like this one; the less is missing, the more they weigh. */
export function completions({ lexicon, language }: Side, typed: string): Weights {
	const beginning = language.fold(typed);
	const weights: Weights = new Map();
	const { words, stemOf } = lexicon;
	const found = Array.from(beginningWith(lexicon, beginning));
	const length = (id: number) => words[id]?.length ?? 0;
	if (found.length > COMPLETIONS) found.sort((a, b) => length(a) - length(b));
	for (const id of found.slice(0, COMPLETIONS)) {
		const stem = stemOf[id];
		if (stem !== undefined) raise(weights, stem, shareOf(beginning.length, length(id)));
	}
	return weights;
}

/** For a word that no text has: words it stands in, words it is made of, and words written almost like it. */
export function nearWords({ lexicon, language }: Side, typed: string): Weights {
	const word = language.fold(typed);
	const weights: Weights = new Map();
	if (word.length >= SHORTEST_INSIDE) {
		for (const [id, other] of lexicon.words.entries()) {
			const stem = lexicon.stemOf[id];
			if (stem !== undefined && other.includes(word))
				raise(weights, stem, shareOf(word.length, other.length));
		}
	}
	if (weights.size === 0) raiseAll(weights, typos(lexicon, word, 1));
	if (weights.size === 0 && language.compounds) {
		const isPart = (part: string) =>
			!language.stopWords.has(part) && stemOfWord(lexicon, language, part) !== undefined;
		for (const part of looseParts(word, isPart)) {
			const stem = stemOfWord(lexicon, language, part);
			if (stem !== undefined) raise(weights, stem, GUESS);
		}
	}
	for (let distance = 2; distance <= 3 && weights.size === 0; distance += 1) {
		raiseAll(weights, typos(lexicon, word, distance));
	}
	return weights;
}

/** Stems of which one is the beginning of the other: culture and cultural, which a stemmer keeps apart. */
export function kindred({ lexicon, language }: Side, word: string): Weights {
	const weights: Weights = new Map();
	const stem = language.stem(word);
	if (stem.length < SHORTEST_KIN) return weights;
	for (const id of beginningWith(lexicon, stem)) {
		const other = lexicon.stemOf[id];
		if (other !== undefined)
			raise(weights, other, (KIN * stem.length) / Math.max(stem.length, lengthOf(lexicon, other)));
	}
	for (let end = SHORTEST_KIN; end < stem.length; end += 1) {
		const other = lexicon.stemIds.get(stem.slice(0, end));
		if (other !== undefined) raise(weights, other, (KIN * end) / stem.length);
	}
	return weights;
}

function lengthOf({ stems }: Lexicon, stem: number): number {
	return stems[stem]?.length ?? 0;
}

/** The stem of a word that is in the texts in this form or another. */
export function stemOfWord(lexicon: Lexicon, language: Language, word: string): number | undefined {
	const id = lexicon.ids.get(word);
	return id === undefined ? lexicon.stemIds.get(language.stem(word)) : lexicon.stemOf[id];
}

/** Words that are written so but for `distance` letters; short words have too many of them. */
function typos(lexicon: Lexicon, word: string, distance: number): Weights {
	const weights: Weights = new Map();
	if (word.length < LETTERS_PER_TYPO * distance) return weights;
	const tree = trees.get(lexicon) ?? SearchableMap.from(lexicon.words.map((each, id) => [each, id]));
	trees.set(lexicon, tree);
	for (const [id, off] of tree.fuzzyGet(word, distance).values()) {
		const stem = lexicon.stemOf[id];
		if (stem !== undefined) raise(weights, stem, GUESS * (1 - off / word.length));
	}
	return weights;
}

/** Takes over what weighs more, `share` of it. */
export function raiseAll(weights: Weights, more: Weights, share = 1): void {
	for (const [stem, weight] of more) raise(weights, stem, weight * share);
}

export function raise(weights: Weights, stem: number, weight: number): void {
	weights.set(stem, Math.max(weight, weights.get(stem) ?? 0));
}

function shareOf(part: number, whole: number): number {
	return Math.sqrt(part / whole);
}
