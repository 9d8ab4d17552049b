import type { PackRecords, Text } from '../../src/lib/domain/records';

/**
 * A year of an editorial office, made from the pages of a real one: which page is edited on which day. The rate
 * is what was measured there, 31-34 of 238 pages in 30 days.
 */

/** One page as Integreat's `pages/` answers it; only what is used here. */
export interface SamplePage {
	path: string;
	title: string;
	/** The whole text, without tags. */
	excerpt: string;
}

const EDITS_PER_PAGE_AND_DAY = 32.5 / 238 / 30;

/** The pages as records of a text pack, each with a body of paragraphs. */
export function recordsFrom(pages: readonly SamplePage[]): PackRecords<Text> {
	return Object.fromEntries(
		pages.map(({ title, excerpt }, index) => [
			`guide/page-${index}`,
			{ title, body: paragraphs(excerpt).map((text) => ({ type: 'paragraph' as const, text: [text] })) }
		])
	);
}

/** Which records change on which day, the first day being 1; the same seed, the same year. */
export function editsOfYear(ids: readonly string[], days: number, seed: number): Map<number, string[]> {
	const random = randomFrom(seed);
	const edits = new Map<number, string[]>();
	for (let day = 1; day <= days; day += 1) {
		const edited = ids.filter(() => random() < EDITS_PER_PAGE_AND_DAY);
		if (edited.length > 0) edits.set(day, edited);
	}
	return edits;
}

/** The record with one paragraph rewritten: a date, an amount and a sentence, as editors do. */
export function edited(record: Text, day: number): Text {
	const body = record.body ?? [];
	const at = day % Math.max(1, body.length);
	const sentence = `Stand Tag ${day}: Die Sprechzeit ist jetzt um ${8 + (day % 9)} Uhr, die Gebühr beträgt ${day % 97} Euro. `;
	return {
		...record,
		body: body.map((block, index) =>
			index === at && block.type === 'paragraph'
				? { ...block, text: [sentence + block.text.join('')] }
				: block
		)
	};
}

function paragraphs(text: string): string[] {
	return text
		.split(/\n+|(?<=[.!?])\s{2,}/)
		.map((line) => line.trim())
		.filter(Boolean);
}

/** mulberry32: small, even enough for drawing days, and the same everywhere. */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
