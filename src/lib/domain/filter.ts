import { openState, type LocalMoment } from './hours/hours';
import type { Card } from './cards';
import { AUDIENCES, type Audience } from './records';

/** What the reader asked for. The address of the page is its only home, so it can be shared. */
export interface Filter {
	topic?: string;
	/** Municipality id. */
	town?: string;
	audience?: Audience;
	/** BCP 47 tag of a language spoken there. */
	language?: string;
	open?: true;
}

export const FILTER_KEYS = ['topic', 'town', 'audience', 'language', 'open'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

const TOKEN = /^[a-zA-Z0-9-]{1,40}$/;

/** Reads a filter from an address; whatever is not one of ours is ignored. */
export function filterFromQuery(query: URLSearchParams): Filter {
	const token = (key: string) => {
		const value = query.get(key);
		return value && TOKEN.test(value) ? value : undefined;
	};
	const topic = token('topic');
	const town = token('town');
	const language = token('language');
	const audience = AUDIENCES.find((known) => known === query.get('audience'));
	return {
		...(topic ? { topic } : {}),
		...(town ? { town } : {}),
		...(audience ? { audience } : {}),
		...(language ? { language } : {}),
		...(query.get('open') === '1' ? { open: true as const } : {})
	};
}

/** The query string of a filter, always in the same order; '' when nothing is asked. */
export function queryFromFilter(filter: Filter): string {
	const query = new URLSearchParams();
	for (const key of FILTER_KEYS) {
		const value = filter[key];
		if (value) query.set(key, value === true ? '1' : value);
	}
	const text = query.toString();
	return text ? `?${text}` : '';
}

/**
 * The cards that fit. What is for the whole district fits every town; what is for everyone, or names
 * nobody as a place does, fits every audience. `open` keeps only what is known to be open now.
 */
export function applyFilter(cards: readonly Card[], filter: Filter, now: LocalMoment | null): Card[] {
	return cards.filter(
		(card) =>
			(!filter.topic || card.topics.includes(filter.topic)) &&
			(!filter.town || card.municipalities.length === 0 || card.municipalities.includes(filter.town)) &&
			(!filter.audience || isFor(card, filter.audience)) &&
			(!filter.language || card.languages.includes(filter.language)) &&
			(!filter.open || (now !== null && isOpen(card, now)))
	);
}

function isFor({ audience }: Card, who: Audience): boolean {
	return audience.length === 0 || audience.includes('everyone') || audience.includes(who);
}

export function isOpen(card: Card, now: LocalMoment): boolean {
	return openState(card.hours, card.closure, now).state === 'open';
}

/** The filter without one of its wishes. */
export function without(filter: Filter, key: FilterKey): Filter {
	return Object.fromEntries(Object.entries(filter).filter(([wish]) => wish !== key));
}

/** For an empty result: each single wish that, given up, yields something, with how much. */
export function widenings(
	cards: readonly Card[],
	filter: Filter,
	now: LocalMoment | null
): { key: FilterKey; count: number }[] {
	return FILTER_KEYS.filter((key) => filter[key])
		.map((key) => ({ key, count: applyFilter(cards, without(filter, key), now).length }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count);
}
