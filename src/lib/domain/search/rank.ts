import type { Page } from './page';
import { rarityOf, type Sought } from './query';
import type { Side } from './side';

/** How good a text answers, and which of its passages does best. */
export interface Rank {
	id: number;
	score: number;
	/** Number of the best passage; -1 when only the title or what stands around it fits. */
	passage: number;
}

/** How much a word counts by where it stands, body = 1. */
const BOOST = { title: 4, heading: 2, around: 1.5, body: 1 };
/** BM25: how soon a word's repetitions stop counting, and how much a long text is held against it. */
const SATURATION = 1.2;
const LENGTH = 0.7;
/** What the best passage counts beside the whole text. */
const PASSAGE = 1;
/** Texts looked at closely. */
const CLOSE = 40;

/** For each word of the lexicon, what of the question it answers. Worked out as words are met. */
export type Matcher = (word: number) => readonly { group: number; weight: number }[];

export function matcherFor(side: Side, query: readonly Sought[]): Matcher {
	const known = new Map<number, { group: number; weight: number }[]>();
	const { stemOf, partsOf } = side.lexicon;
	const weigh = (stem: number | undefined, share: number, into: Map<number, number>) => {
		if (stem === undefined) return;
		for (const [group, { weights, rarity }] of query.entries()) {
			const weight = weights.get(stem);
			if (weight === undefined || rarity === 0) continue;
			const value = share * weight * Math.min(1, rarityOf(side, stem) / rarity);
			into.set(group, Math.max(value, into.get(group) ?? 0));
		}
	};
	return (word) => {
		const before = known.get(word);
		if (before) return before;
		const into = new Map<number, number>();
		weigh(stemOf[word], 1, into);
		for (const part of partsOf[word] ?? []) weigh(part, 0.5, into);
		const matches = [...into].map(([group, weight]) => ({ group, weight }));
		known.set(word, matches);
		return matches;
	};
}

/** The texts that hold any word of the question, roughly ranked, best first. */
export function candidates(side: Side, query: readonly Sought[]): number[] {
	const weights = new Map<string, number>();
	for (const { weights: stems } of query) {
		for (const [stem, weight] of stems)
			weights.set(String(stem), Math.max(weight, weights.get(String(stem)) ?? 0));
	}
	if (weights.size === 0) return [];
	return side.finder
		.search([...weights.keys()].join(' '), { boostTerm: (term) => weights.get(term) ?? 1 })
		.slice(0, CLOSE)
		.map(({ id }) => id as number);
}

export function rankPage(
	side: Side,
	page: Page,
	query: readonly Sought[],
	matches: Matcher
): Omit<Rank, 'id'> {
	const { title, around, body } = side.averages;
	const counts = query.map(() => 0);
	const add = (words: readonly number[], boost: number, into: number[]) => {
		for (const word of words) {
			for (const { group, weight } of matches(word)) into[group] = (into[group] ?? 0) + boost * weight;
		}
	};
	const norm = (length: number, average: number) => 1 - LENGTH + (LENGTH * length) / average;
	add(page.title, BOOST.title / norm(page.title.length, title), counts);
	add(page.around, BOOST.around / norm(page.around.length, around), counts);
	const bodyNorm = norm(page.length, body);
	let heading: number[] | undefined;
	let best = 0;
	let passage = -1;
	for (const [index, each] of page.passages.entries()) {
		const inPassage = query.map(() => 0);
		if (each.heading !== heading && each.heading.join() !== heading?.join()) {
			add(each.heading, BOOST.heading / bodyNorm, counts);
		}
		heading = each.heading;
		add(each.text, 1 / bodyNorm, counts);
		add(each.heading, 0.5, inPassage);
		add(page.title, 0.5, inPassage);
		add(each.text, 1, inPassage);
		const value = sum(query, inPassage, norm(each.text.length, 40));
		if (value > best) {
			best = value;
			passage = index;
		}
	}
	return { score: sum(query, counts, 1) + PASSAGE * best, passage };
}

function sum(query: readonly Sought[], counts: readonly number[], norm: number): number {
	return query.reduce((total, { rarity }, group) => {
		const count = (counts[group] ?? 0) / norm;
		return total + (rarity * count) / (SATURATION + count);
	}, 0);
}
