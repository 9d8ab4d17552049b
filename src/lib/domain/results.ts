import { savedCards, type Card } from './cards';
import { guideParents } from './guide-pages';
import { SOURCE_LOCALE, type Locale } from './records';
import type { Mark } from './search/excerpt';
import type { Hit } from './search/search';
import type { Shelf } from './shelf';

/** A text with its hits; `lang` where it is not in the reader's language. */
export interface Marked {
	text: string;
	marks: Mark[];
	lang?: Locale;
}

/** One row of a search result. */
export interface Result extends Pick<Card, 'kind' | 'id' | 'topic'> {
	title: Marked;
	/** The sentence that answers. */
	sentence?: Marked;
	/** Where it belongs: the guides above it, or provider and town. */
	around: string[];
}

/** The hits as rows; a record that has gone with another release is left out. */
export function resultsOf(shelf: Shelf, hits: readonly Hit[], locale: Locale): Result[] {
	return hits.flatMap(({ address, title, titleMarks, passage }) => {
		const [card] = savedCards(shelf, [address]);
		if (!card) return [];
		return {
			kind: card.kind,
			id: card.id,
			...(card.topic ? { topic: card.topic } : {}),
			title: { text: title.text, marks: titleMarks, ...langOf(title.lang, locale) },
			...(passage.text
				? { sentence: { text: passage.text, marks: passage.marks, ...langOf(passage.lang, locale) } }
				: {}),
			around: aroundOf(shelf, card)
		};
	});
}

/** How many results there are of each kind. */
export function countsOf(results: readonly Result[]): Record<Result['kind'], number> {
	const counts = { offer: 0, place: 0, guide: 0 };
	for (const { kind } of results) counts[kind] += 1;
	return counts;
}

/** A marked text in pieces, in order. Marks that overlap or lie outside are no reason to lose a letter. */
export function piecesOf({ text, marks }: Pick<Marked, 'text' | 'marks'>): { text: string; hit: boolean }[] {
	const pieces: { text: string; hit: boolean }[] = [];
	let at = 0;
	const add = (to: number, hit: boolean) => {
		if (to > at) pieces.push({ text: text.slice(at, to), hit });
		at = Math.max(at, to);
	};
	for (const [start, end] of [...marks].sort(([a], [b]) => a - b)) {
		add(Math.min(start, text.length), false);
		add(Math.min(end, text.length), true);
	}
	add(text.length, false);
	return pieces;
}

function langOf(lang: 'own' | 'german', locale: Locale): { lang?: Locale } {
	return lang === 'german' && locale !== SOURCE_LOCALE ? { lang: SOURCE_LOCALE } : {};
}

function aroundOf(shelf: Shelf, { kind, id, provider, towns }: Card): string[] {
	if (kind === 'guide') {
		const guide = shelf.get('guide', id);
		return guide ? guideParents(shelf, guide).map(({ title }) => title) : [];
	}
	return [...(kind === 'offer' && provider ? [provider] : []), ...towns.slice(0, 1)];
}
