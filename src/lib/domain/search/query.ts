import type { SearchIndex } from './index';
import { completions, knownWord, nearWords, raise, type Weights } from './near-words';
import { rarityOf, type Side } from './side';
import { expansionsOf } from './expansions';
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

/** What is typed is looked up as it stands first; only words that neither language has are guessed at. */
export function readQuery({ own, german, synonyms }: SearchIndex, text: string): Query {
	const words = wordsOf(text);
	const last = words.at(-1);
	const typing = last !== undefined && last.end === text.trimEnd().length && text.length === last.end;
	const says = (word: string) => !isStopWord(own, word);
	const telling = words.some(({ text: word }) => says(word))
		? words.filter(({ text: word }) => says(word))
		: words;
	const asked = typing && !telling.includes(last) ? [...telling, last] : telling;
	const groups = asked.map((word) => {
		const open = typing && word === last;
		const [inOwn, inGerman] = [look(own, word.text), look(german, word.text)];
		if (open) {
			complete(own, word.text, inOwn);
			complete(german, word.text, inGerman);
		}
		if (inOwn.size === 0 && inGerman.size === 0) {
			for (const [stem, weight] of nearWords(own, own.language.fold(word.text)))
				raise(inOwn, stem, weight);
			for (const [stem, weight] of nearWords(german, german.language.fold(word.text)))
				raise(inGerman, stem, weight);
		}
		return { word, own: inOwn, german: inGerman };
	});
	const texts = asked.map(({ text: word }) => word);
	for (const { at, words: others } of expansionsOf(synonyms, texts, [own.language, german.language])) {
		const group = groups[at];
		if (!group) continue;
		for (const { text: other, weight } of others) {
			for (const [stem, share] of look(own, other)) raise(group.own, stem, share * weight);
			for (const [stem, share] of look(german, other)) raise(group.german, stem, share * weight);
		}
	}
	return {
		own: groups.flatMap((group) => sought(own, group.own)),
		german: groups.flatMap((group) => sought(german, group.german))
	};
}

export function isStopWord({ language }: Side, word: string): boolean {
	return language.stopWords.has(language.fold(word));
}

/** The word itself, or another form of it. */
function look({ lexicon, language }: Side, word: string): Weights {
	const folded = language.fold(word);
	const id = lexicon.ids.get(folded);
	if (id !== undefined) return knownWord(lexicon, id);
	const stem = lexicon.stemIds.get(language.stem(word));
	return new Map(stem === undefined ? [] : [[stem, 1]]);
}

function complete({ lexicon, language }: Side, word: string, weights: Weights): void {
	for (const [stem, weight] of completions(lexicon, language.fold(word))) raise(weights, stem, weight);
}

function sought(side: Side, weights: Weights): Sought[] {
	if (weights.size === 0) return [];
	const rarities = new Map([...weights.keys()].map((stem) => [stem, rarityOf(side, stem)]));
	const rarity = Math.max(...[...weights].map(([stem, weight]) => weight * (rarities.get(stem) ?? 0)));
	return [{ weights, rarities, rarity }];
}
