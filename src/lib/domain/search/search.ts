import type { Address } from '../records';
import type { SearchDocument } from './document';
import { excerptOf, marksIn, type Excerpt, type Mark } from './excerpt';
import type { SearchIndex } from './index';
import { readQuery, type Sought } from './query';
import { matcherFor, rankTexts, type Matcher, type Rank } from './rank';
import type { Side } from './side';

export interface Hit {
	address: Address;
	/** Only to be compared with those of the same query. */
	score: number;
	title: { lang: 'own' | 'german'; text: string };
	titleMarks: Mark[];
	/** The sentence that answers; its text is empty where a record has none. */
	passage: Excerpt & { lang: 'own' | 'german' };
}

/** A German hit counts less: the reader would rather read their own language. */
const GERMAN = 0.8;
const LIMIT = 20;

interface Found {
	side: Side;
	lang: 'own' | 'german';
	matches: Matcher;
	ranks: Map<number, Rank>;
}

/** The best records for a query, best first; none only when no word of it is anywhere near a word of the texts. */
export function search(index: SearchIndex, query: string, { limit = LIMIT } = {}): Hit[] {
	const sought = readQuery(index, query);
	const own = find(index.own, 'own', sought.own);
	const german = find(index.german, 'german', sought.german);
	const scoreOf = (id: number) =>
		Math.max(own.ranks.get(id)?.score ?? 0, GERMAN * (german.ranks.get(id)?.score ?? 0));
	return [...new Set([...own.ranks.keys(), ...german.ranks.keys()])]
		.map((id) => ({ id, score: scoreOf(id) }))
		.sort((a, b) => b.score - a.score || a.id - b.id)
		.slice(0, limit)
		.flatMap(({ id, score }) => {
			const document = index.documents[id];
			return document ? [hit(document, id, score, own, german)] : [];
		});
}

function find(side: Side, lang: Found['lang'], query: readonly Sought[]): Found {
	const matches = matcherFor(side, query);
	const ranks = new Map(rankTexts(side, query, matches).map((rank) => [rank.id, rank]));
	return { side, lang, matches, ranks };
}

function hit(document: SearchDocument, id: number, score: number, own: Found, german: Found): Hit {
	const [inOwn, inGerman] = [own.ranks.get(id)?.score ?? 0, GERMAN * (german.ranks.get(id)?.score ?? 0)];
	const better = inOwn >= inGerman ? own : german;
	const named = document.own ? own : german;
	const title = document[named.lang]?.title ?? '';
	const text = document[better.lang];
	const excerpt = text
		? excerptOf(better.side, text, better.ranks.get(id)?.passage ?? -1, better.matches)
		: { text: '', marks: [] };
	return {
		address: document.address,
		score,
		title: { lang: named.lang, text: title },
		titleMarks: marksIn(named.side, title, named.matches),
		passage: { lang: better.lang, ...excerpt }
	};
}
