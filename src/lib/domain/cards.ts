import type { Hours } from './hours/hours';
import {
	foreignLanguage,
	parseAddress,
	type Address,
	type Audience,
	type Closure,
	type Entry,
	type Locale,
	type PlaceFacts,
	type Position,
	type RegionFacts
} from './records';
import { municipalityName, type Shelf } from './shelf';

export interface TopicTag {
	id: string;
	title: string;
	icon: string;
	tint: string;
}

/** One row of a list. */
export interface Card {
	kind: 'offer' | 'place' | 'guide';
	id: string;
	title: string;
	summary?: string;
	/** Set where the words are German for lack of a translation. */
	lang?: Locale;
	/** The same for the summary alone. */
	summaryLang?: Locale;
	topic?: TopicTag;
	topics: string[];
	provider?: string;
	/** Names of the towns it is in or serves; empty = the whole district. */
	towns: string[];
	/** Municipality ids it can be used from; empty = the whole district. */
	municipalities: string[];
	audience: Audience[];
	languages: string[];
	hours?: Hours;
	closure?: Closure;
	/** Where it is; an offer may be at several places, or at none that is known. */
	spots: Spot[];
}

/** A place on the map, with the name of its town. */
export interface Spot extends Position {
	/** Place id. */
	place: string;
	town: string;
}

/** The cards of saved records, in the order given; what no longer exists is left out. */
export function savedCards(shelf: Shelf, addresses: readonly Address[]): Card[] {
	return addresses.flatMap((address) => {
		const { kind, id } = parseAddress(address) ?? {};
		const offer = kind === 'offer' && shelf.get('offer', id ?? '');
		if (offer) return offerCard(shelf, offer);
		const place = kind === 'place' && shelf.get('place', id ?? '');
		if (place) return placeCard(shelf, place);
		const guide = kind === 'guide' && shelf.get('guide', id ?? '');
		return guide ? guideCard(shelf, guide) : [];
	});
}

export function offerCard(shelf: Shelf, { id, facts, text }: Entry<'offer'>): Card {
	// An offer without hours of its own is open when its only place is; what has days of its own is not.
	const place = facts.places.length === 1 ? shelf.get('place', facts.places[0] ?? '')?.facts : undefined;
	const towns = facts.places.length
		? facts.places.flatMap((at) => shelf.get('place', at)?.facts.municipality ?? [])
		: facts.municipalities;
	return {
		...cardBase(shelf, 'offer', id, facts, text),
		towns: townNames(shelf.region, [...new Set(towns)]),
		municipalities: facts.municipalities,
		audience: facts.audience,
		languages: facts.languages,
		...timesOf(facts.dates ? facts : { ...place, ...facts }),
		spots: facts.places.flatMap((at) => spotOf(shelf, at, shelf.get('place', at)?.facts))
	};
}

export function placeCard(shelf: Shelf, { id, facts, text }: Entry<'place'>): Card {
	return {
		...cardBase(shelf, 'place', id, facts, text),
		towns: townNames(shelf.region, [facts.municipality]),
		municipalities: [facts.municipality],
		audience: [],
		languages: facts.languages,
		...timesOf(facts),
		spots: spotOf(shelf, id, facts)
	};
}

export function guideCard(shelf: Shelf, { id, facts, text }: Entry<'guide'>): Card {
	return {
		...cardBase(shelf, 'guide', id, facts, text),
		towns: [],
		municipalities: [],
		audience: facts.audience,
		languages: [],
		spots: []
	};
}

function spotOf(shelf: Shelf, place: string, facts: PlaceFacts | undefined): Spot[] {
	if (!facts?.position) return [];
	return [{ place, town: municipalityName(shelf.region, facts.municipality) ?? '', ...facts.position }];
}

function cardBase(
	shelf: Shelf,
	kind: Card['kind'],
	id: string,
	facts: { topics: string[]; provider?: string },
	text: Entry['text']
) {
	const topic = tagsOf(shelf, facts.topics.slice(0, 1))[0];
	const provider = facts.provider && shelf.get('provider', facts.provider)?.text.title;
	const summaryLang = foreignLanguage(text, 'summary');
	return {
		kind,
		id,
		title: text.title,
		topics: facts.topics,
		...(text.summary ? { summary: text.summary } : {}),
		...(text.lang ? { lang: text.lang } : {}),
		...(text.summary && summaryLang ? { summaryLang } : {}),
		...(topic ? { topic } : {}),
		...(provider ? { provider } : {})
	};
}

function timesOf({ hours, closure }: Pick<PlaceFacts, 'hours' | 'closure'>) {
	return { ...(hours ? { hours } : {}), ...(closure ? { closure } : {}) };
}

export function topicTag({ id, facts, text }: Entry<'topic'>): TopicTag {
	return { id, title: text.title, icon: facts.icon, tint: facts.tint };
}

export function tagsOf(shelf: Shelf, ids: string[]): TopicTag[] {
	return ids.flatMap((id) => {
		const topic = shelf.get('topic', id);
		return topic ? [topicTag(topic)] : [];
	});
}

export function townNames(region: RegionFacts, ids: string[]): string[] {
	return ids.flatMap((id) => municipalityName(region, id) ?? []);
}
