import { PART, type Lexicon } from './lexicon';
import { runAt, runsAt, type Runs } from './runs';

/**
 * For each stem the texts that hold it, and how much it says about each: term frequency weighted by field, length
 * and saturation as BM25F has it, worked out when the index is built. A search only adds these up.
 */
export interface Postings {
	/** By stem: where its entries begin; one more at the end. */
	starts: Uint32Array;
	texts: Uint32Array;
	/** 255 = a word that fills a text; see `SATURATION`. */
	impacts: Uint8Array;
}

/** How much a word counts by where it stands; in the body 1. */
const TITLE = 4;
const AROUND = 1.5;
const HEADING = 2;
/** BM25: how soon a word's repetitions stop counting, and how much a long text is held against it. */
export const SATURATION = 2;
export const LENGTH = 0.7;
const SLICE = 8;

export function* postingsOf(runs: Runs, lexicon: Lexicon): Generator<void, Postings> {
	const count = runs.first.length - 1;
	const averages = averageLengths(runs, count);
	const byStem: [text: number, impact: number][][] = lexicon.stems.map(() => []);
	for (let id = 0; id < count; id += 1) {
		for (const [stem, weight] of weighted(runs, id, lexicon, averages)) {
			byStem[stem]?.push([id, Math.max(1, Math.round((255 * weight) / (SATURATION + weight)))]);
		}
		if (id % SLICE === SLICE - 1) yield;
	}
	const entries = byStem.flat();
	const starts = new Uint32Array(byStem.length + 1);
	for (const [stem, list] of byStem.entries()) starts[stem + 1] = (starts[stem] ?? 0) + list.length;
	return {
		starts,
		texts: Uint32Array.from(entries, ([id]) => id),
		impacts: Uint8Array.from(entries, ([, impact]) => impact)
	};
}

/** Title, surroundings and body; what has no words has length 1, so that nothing is divided by 0. */
type Lengths = [title: number, around: number, body: number];

function lengthsOf(runs: Runs, id: number): Lengths {
	const [from, to] = runsAt(runs, id);
	const lengths: Lengths = [0, 0, 0];
	for (let run = from; run < to; run += 1) {
		const field = run - from < 2 ? run - from : 2;
		if (field < 2 || (run - from) % 2 === 1) lengths[field] = (lengths[field] ?? 0) + runAt(runs, run).length;
	}
	return lengths;
}

function averageLengths(runs: Runs, count: number): Lengths {
	const sums: Lengths = [0, 0, 0];
	let there = 0;
	for (let id = 0; id < count; id += 1) {
		const [from, to] = runsAt(runs, id);
		if (to > from) there += 1;
		for (const [field, length] of lengthsOf(runs, id).entries()) sums[field] = (sums[field] ?? 0) + length;
	}
	return sums.map((sum) => Math.max(1, sum / Math.max(1, there))) as Lengths;
}

function weighted(
	runs: Runs,
	id: number,
	{ stemOf, partsOf }: Lexicon,
	averages: Lengths
): Map<number, number> {
	const weights = new Map<number, number>();
	const add = (stem: number, weight: number) => weights.set(stem, (weights.get(stem) ?? 0) + weight);
	const boosts = lengthsOf(runs, id).map(
		(length, field) => 1 / (1 - LENGTH + (LENGTH * length) / (averages[field] ?? 1))
	);
	const [from, to] = runsAt(runs, id);
	let heading = '';
	for (let run = from; run < to; run += 1) {
		const place = run - from;
		const words = runAt(runs, run);
		const isHeading = place > 1 && place % 2 === 0;
		// A heading stands above many passages and counts once.
		if (isHeading && heading === (heading = words.join())) continue;
		const boost = place === 0 ? TITLE : place === 1 ? AROUND : isHeading ? HEADING : 1;
		const weight = boost * (boosts[Math.min(2, place)] ?? 1);
		for (const word of words) {
			add(stemOf[word] ?? 0, weight);
			for (const part of partsOf[word] ?? []) add(part, weight * PART);
		}
	}
	return weights;
}

/** How many texts hold a stem. */
export function spreadOf({ starts }: Postings, stem: number): number {
	return (starts[stem + 1] ?? 0) - (starts[stem] ?? 0);
}
