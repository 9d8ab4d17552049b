import { partsOf } from './compounds';
import type { Language } from './language';
import { wordsOf, type Word } from './words';

/** Every word of the texts of one language: what it is without endings, and which parts it is made of. */
export interface Lexicon {
	/** Folded words; the number of a word is its place here. */
	words: string[];
	ids: Map<string, number>;
	/** The numbers of all words in the order of the alphabet, so that beginnings are found by halving. */
	order: Uint32Array;
	/** By the number of a word: the number of its stem. */
	stemOf: number[];
	/** By the number of a word: the stems of its parts, for compounds. */
	partsOf: (number[] | undefined)[];
	stems: string[];
	stemIds: Map<string, number>;
}

/** A lexicon as it is kept. */
export interface LexiconDump {
	words: string;
	order: Uint32Array;
	stemOf: number[];
	parts: [word: number, ...stems: number[]][];
	stems: string;
}

/** How much a part of a compound counts beside a word that stands alone. */
export const PART = 0.5;

/** Words per slice; one costs some microseconds. */
const SLICE = 400;

/** Takes words in as they come and works out stems and parts at the end. */
export function lexiconBuilder(language: Language) {
	/** As written -> number. Texts repeat themselves, folding is dear. */
	const written = new Map<string, number>();
	const firstForm: string[] = [];
	const lexicon: Lexicon = {
		words: [],
		ids: new Map(),
		order: new Uint32Array(),
		stemOf: [],
		partsOf: [],
		stems: [],
		stemIds: new Map()
	};

	const idOf = ({ text }: Word): number => {
		const known = written.get(text);
		if (known !== undefined) return known;
		const folded = language.fold(text);
		const id = lexicon.ids.get(folded) ?? lexicon.words.push(folded) - 1;
		lexicon.ids.set(folded, id);
		firstForm[id] ??= text;
		written.set(text, id);
		return id;
	};
	const stemId = (stem: string): number => {
		const id = lexicon.stemIds.get(stem) ?? lexicon.stems.push(stem) - 1;
		lexicon.stemIds.set(stem, id);
		return id;
	};

	return {
		lexicon,
		/** The numbers of a text's words. */
		read: (text: string): number[] => wordsOf(text).map(idOf),
		/** Yields between slices. */
		*finish(): Generator<void, void> {
			for (const [id, form] of firstForm.entries()) {
				lexicon.stemOf[id] = stemId(language.stem(form));
				if (id % SLICE === SLICE - 1) yield;
			}
			lexicon.order = orderOf(lexicon.words);
			if (!language.compounds) return;
			const isWord = (part: string) => lexicon.ids.has(part) && !language.stopWords.has(part);
			for (const [id, word] of lexicon.words.entries()) {
				const parts = partsOf(word, isWord);
				if (parts.length > 0) lexicon.partsOf[id] = stemsOf(lexicon, parts);
				if (id % SLICE === SLICE - 1) yield;
			}
		}
	};
}

/** The stems of words that are in the lexicon. */
export function stemsOf(lexicon: Lexicon, words: readonly string[]): number[] {
	return words.flatMap((word) => {
		const id = lexicon.ids.get(word);
		const stem = id === undefined ? undefined : lexicon.stemOf[id];
		return stem === undefined ? [] : [stem];
	});
}

export function dumpLexicon({ words, order, stemOf, partsOf, stems }: Lexicon): LexiconDump {
	return {
		words: words.join(' '),
		order,
		stemOf,
		parts: [...partsOf.entries()].flatMap(([word, parts]) => (parts ? [[word, ...parts]] : [])),
		stems: stems.join(' ')
	};
}

export function loadLexicon({ words, order, stemOf, parts, stems }: LexiconDump): Lexicon {
	const { words: stemList, ids: stemIds } = listed(stems);
	const lexicon: Lexicon = { ...listed(words), order, stemOf, partsOf: [], stems: stemList, stemIds };
	for (const [word, ...ofWord] of parts) lexicon.partsOf[word] = ofWord;
	return lexicon;
}

function listed(text: string): { words: string[]; ids: Map<string, number> } {
	const words = text === '' ? [] : text.split(' ');
	return { words, ids: new Map(words.map((word, id) => [word, id])) };
}

/** The numbers of the words that begin so, in the order of the alphabet. */
export function beginningWith({ words, order }: Lexicon, beginning: string): Uint32Array {
	const firstNot = (below: (word: string) => boolean) => {
		let [low, high] = [0, order.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (below(words[order[middle] ?? 0] ?? '')) low = middle + 1;
			else high = middle;
		}
		return low;
	};
	const from = firstNot((word) => word < beginning);
	return order.subarray(
		from,
		firstNot((word) => word < beginning || word.startsWith(beginning))
	);
}

function orderOf(words: readonly string[]): Uint32Array {
	const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	return Uint32Array.from(words.keys()).sort((a, b) => compare(words[a] ?? '', words[b] ?? ''));
}
