import { guideCard, offerCard, tagsOf, topicTag, townNames, type Card, type TopicTag } from './cards';
import type { Block } from './blocks';
import { choicesOf, offerCards, placeCards, type Choices } from './lists';
import { mapPage } from './map-page';
import type { Entry, GuideFacts } from './records';
import { topicsInOrder, type Shelf } from './shelf';

/**
 * What each page shows, cut out of a shelf as plain JSON. The same cut is made in two places: at build
 * time, where it travels inside the prerendered page, and on the phone, out of its own copy.
 */

export interface TopicRow extends TopicTag {
	field: boolean;
	/** How many offers stand under it. */
	offers: number;
}

export interface StartPage {
	region: string;
	topics: TopicRow[];
	guides: Card[];
}

/** What is there before anything was typed. What is found comes from the engine, see `lib/search/`. */
export interface SearchPage {
	region: string;
	topics: TopicRow[];
}

export interface OffersPage extends Choices {
	region: string;
	timeZone: string;
	cards: Card[];
}
export type PlacesPage = OffersPage;

export interface RecordPage<K extends 'offer' | 'place'> {
	region: string;
	timeZone: string;
	entry: Entry<K>;
	topics: TopicTag[];
	provider?: Entry<'provider'>;
	/** Where an offer takes place; empty on a place. */
	places: Entry<'place'>[];
	/** What is offered at a place; empty on an offer. */
	offers: Card[];
	contacts: Contacts;
	towns: string[];
}

export interface GuidesPage {
	region: string;
	groups: { topic?: TopicTag; cards: Card[] }[];
}

export interface GuidePage {
	timeZone: string;
	entry: Entry<'guide'>;
	topics: TopicTag[];
	/** From the root down to the parent. */
	parents: { id: string; title: string }[];
	children: Card[];
	contacts: Contacts;
}

/** The places that the contact blocks of a text show, by id. */
export type Contacts = Record<string, Entry<'place'>>;

/** A page by name, and how to cut it; `undefined` = there is no such record. */
export const PAGES = {
	start: startPage,
	offers: offersPage,
	offer: offerPage,
	places: placesPage,
	place: placePage,
	guides: guidesPage,
	guide: guidePage,
	map: mapPage,
	search: searchPage
};
export type PageName = keyof typeof PAGES;
export type PageData<N extends PageName> = NonNullable<ReturnType<(typeof PAGES)[N]>>;

function searchPage(shelf: Shelf): SearchPage {
	return { region: shelf.region.name, topics: topicRows(shelf) };
}

function topicRows(shelf: Shelf): TopicRow[] {
	const offers = shelf.all('offer');
	return topicsInOrder(shelf)
		.map((topic) => ({
			...topicTag(topic),
			field: topic.facts.field,
			offers: offers.filter((offer) => offer.facts.topics.includes(topic.id)).length
		}))
		.filter((topic) => topic.offers > 0);
}

function startPage(shelf: Shelf): StartPage {
	return {
		region: shelf.region.name,
		topics: topicRows(shelf),
		guides: guidesInOrder(shelf)
			.filter((guide) => !guide.facts.parent)
			.map((guide) => guideCard(shelf, guide))
	};
}

function offersPage(shelf: Shelf): OffersPage {
	return listPage(shelf, offerCards(shelf));
}

function placesPage(shelf: Shelf): PlacesPage {
	return listPage(shelf, placeCards(shelf));
}

function listPage(shelf: Shelf, cards: Card[]): OffersPage {
	return {
		region: shelf.region.name,
		timeZone: shelf.region.timeZone,
		cards,
		...choicesOf(shelf, cards)
	};
}

function offerPage(shelf: Shelf, id: string): RecordPage<'offer'> | undefined {
	const entry = shelf.get('offer', id);
	if (!entry) return undefined;
	return {
		...recordBase(shelf, entry),
		entry,
		places: entry.facts.places.flatMap((place) => shelf.get('place', place) ?? []),
		offers: [],
		towns: townNames(shelf.region, entry.facts.municipalities)
	};
}

function placePage(shelf: Shelf, id: string): RecordPage<'place'> | undefined {
	const entry = shelf.get('place', id);
	if (!entry) return undefined;
	return {
		...recordBase(shelf, entry),
		entry,
		places: [],
		offers: shelf
			.all('offer')
			.filter((offer) => offer.facts.places.includes(id))
			.map((offer) => offerCard(shelf, offer)),
		towns: townNames(shelf.region, [entry.facts.municipality])
	};
}

function recordBase(shelf: Shelf, { facts, text }: Entry<'offer'> | Entry<'place'>) {
	const provider = shelf.get('provider', facts.provider);
	return {
		region: shelf.region.name,
		timeZone: shelf.region.timeZone,
		topics: tagsOf(shelf, facts.topics),
		...(provider ? { provider } : {}),
		contacts: contactsOf(shelf, text.body ?? [])
	};
}

function guidesPage(shelf: Shelf): GuidesPage {
	const guides = guidesInOrder(shelf).filter((guide) => !guide.facts.parent);
	const groups = topicsInOrder(shelf)
		.map((topic) => ({
			topic: topicTag(topic),
			cards: guides
				.filter((guide) => guide.facts.topics[0] === topic.id)
				.map((guide) => guideCard(shelf, guide))
		}))
		.filter((group) => group.cards.length > 0);
	return { region: shelf.region.name, groups };
}

function guidePage(shelf: Shelf, id: string): GuidePage | undefined {
	const entry = shelf.get('guide', id);
	if (!entry) return undefined;
	return {
		timeZone: shelf.region.timeZone,
		entry,
		topics: tagsOf(shelf, entry.facts.topics),
		parents: guideParents(shelf, entry),
		children: guidesInOrder(shelf)
			.filter((guide) => guide.facts.parent === id)
			.map((guide) => guideCard(shelf, guide)),
		contacts: contactsOf(shelf, entry.text.body ?? [])
	};
}

/** From the root down to the parent. */
export function guideParents(shelf: Shelf, { facts }: Entry<'guide'>): GuidePage['parents'] {
	const parents: GuidePage['parents'] = [];
	for (let at = facts.parent; at && parents.length < 3;) {
		const parent: Entry<'guide'> | undefined = shelf.get('guide', at);
		if (!parent) break;
		parents.unshift({ id: parent.id, title: parent.text.title });
		at = parent.facts.parent;
	}
	return parents;
}

function contactsOf(shelf: Shelf, blocks: readonly Block[]): Contacts {
	const contacts: Contacts = {};
	for (const block of blocks) {
		if (block.type === 'note') Object.assign(contacts, contactsOf(shelf, block.blocks));
		const place = block.type === 'contact' && shelf.get('place', block.place);
		if (place) contacts[place.id] = place;
	}
	return contacts;
}

function guidesInOrder(shelf: Shelf): Entry<'guide'>[] {
	const order = ({ facts }: { facts: GuideFacts }) => facts.order;
	return shelf.all('guide').sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
}
