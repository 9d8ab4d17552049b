import { PART } from './lexicon';
import { LENGTH, SATURATION } from './postings';
import { runAt, runsAt, type Words } from './runs';
import type { Side } from './side';
import type { Sought } from './query';

/** How good a text answers, and which of its passages does best. */
export interface Rank {
	id: number;
	score: number;
	/** Number of the best passage; -1 when only the title or what stands around it fits. */
	passage: number;
}

/** What the best passage counts beside the whole text. */
const PASSAGE = 0.7;
/** In a passage: how much the title of the text and the heading above it answer for it. */
const ABOVE = 0.5;
/** The usual length of a passage, in words. */
const USUAL = 40;
/** Texts whose passages are looked at. */
const CLOSE = 40;

/** For each word of the lexicon, what of the question it answers. Worked out as words are met. */
export type Matcher = (word: number) => readonly { group: number; weight: number }[];

const NOTHING: ReturnType<Matcher> = [];

export function matcherFor(side: Side, query: readonly Sought[]): Matcher {
	const byStem = new Map<number, { group: number; weight: number }[]>();
	for (const [group, { weights, rarities, rarity }] of query.entries()) {
		for (const [stem, weight] of weights) {
			const value = weight * Math.min(1, (rarities.get(stem) ?? 0) / rarity);
			byStem.set(stem, [...(byStem.get(stem) ?? []), { group, weight: value }]);
		}
	}
	const { stemOf, partsOf, stems, words } = side.lexicon;
	const asked = new Uint8Array(stems.length);
	for (const stem of byStem.keys()) asked[stem] = 1;
	const isAsked = (stem: number) => asked[stem] === 1;
	const match = (word: number): ReturnType<Matcher> => {
		const whole = byStem.get(stemOf[word] ?? -1) ?? NOTHING;
		const parts = (partsOf[word] ?? []).flatMap((part) => byStem.get(part) ?? NOTHING);
		const best = new Map<number, number>();
		for (const { group, weight } of parts) best.set(group, Math.max(weight * PART, best.get(group) ?? 0));
		for (const { group, weight } of whole) best.set(group, Math.max(weight, best.get(group) ?? 0));
		return [...best].map(([group, weight]) => ({ group, weight }));
	};
	// Nearly every word is none that is asked for: that must cost next to nothing.
	const isNone = new Uint8Array(words.length);
	const known = new Map<number, ReturnType<Matcher>>();
	return (word) => {
		if (isNone[word] === 1) return NOTHING;
		const before = known.get(word);
		if (before) return before;
		if (!isAsked(stemOf[word] ?? -1) && !partsOf[word]?.some(isAsked)) {
			isNone[word] = 1;
			return NOTHING;
		}
		const matches = match(word);
		known.set(word, matches);
		return matches;
	};
}

/** The texts that answer best as a whole and in a passage, best first. */
export function rankTexts(side: Side, query: readonly Sought[], matches: Matcher): Rank[] {
	const scores = scoresOf(side, query);
	const found: number[] = [];
	for (const [id, score] of scores.entries()) if (score > 0) found.push(id);
	return found
		.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
		.slice(0, CLOSE)
		.map((id) => {
			const { passage, score } = bestPassage(side, id, query, matches);
			return { id, passage, score: (scores[id] ?? 0) + PASSAGE * score };
		});
}

/** For every text, how well it answers as a whole: of each word asked for, the best that stands in it. */
function scoresOf({ postings, texts }: Side, query: readonly Sought[]): Float32Array {
	const scores = new Float32Array(texts.length);
	const best = new Float32Array(texts.length);
	for (const { weights, rarities } of query) {
		const touched: number[] = [];
		for (const [stem, weight] of weights) {
			const value = (weight * (rarities.get(stem) ?? 0)) / 255;
			const end = postings.starts[stem + 1] ?? 0;
			for (let at = postings.starts[stem] ?? 0; at < end; at += 1) {
				const id = postings.texts[at] ?? 0;
				const gain = value * (postings.impacts[at] ?? 0) - (best[id] ?? 0);
				if (gain <= 0) continue;
				if (best[id] === 0) touched.push(id);
				best[id] = (best[id] ?? 0) + gain;
				scores[id] = (scores[id] ?? 0) + gain;
			}
		}
		for (const id of touched) best[id] = 0;
	}
	return scores;
}

function bestPassage(side: Side, id: number, query: readonly Sought[], matches: Matcher): Omit<Rank, 'id'> {
	const { runs } = side;
	const [from, to] = runsAt(runs, id);
	const counts = new Float32Array(query.length);
	const add = (words: Words, weight: number) => {
		for (let at = 0; at < words.length; at += 1) {
			for (const match of matches(words[at] ?? 0)) {
				counts[match.group] = (counts[match.group] ?? 0) + weight * match.weight;
			}
		}
	};
	add(runAt(runs, from), ABOVE);
	const title = counts.slice();
	let best = { passage: -1, score: 0 };
	for (let run = from + 2; run < to; run += 2) {
		counts.set(title);
		const words = runAt(runs, run + 1);
		add(words, 1 / (1 - LENGTH + (LENGTH * words.length) / USUAL));
		add(runAt(runs, run), ABOVE);
		let score = 0;
		for (const [group, { rarity }] of query.entries()) {
			const count = counts[group] ?? 0;
			score += (rarity * count) / (SATURATION + count);
		}
		if (score > best.score) best = { passage: (run - from - 2) / 2, score };
	}
	return best;
}
