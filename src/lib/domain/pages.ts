import { aboutPage, infoPage, pageLinks, wishPage, type PageLink } from './about-pages';
import { guideCard, offerCard, tagsOf, topicTag, townNames, type Card, type TopicTag } from './cards';
import {
	contactsOf,
	namedProvider,
	offerPlace,
	type Contacts,
	type NamedProvider,
	type OfferPlace
} from './contacts';
import { firstWeeksPage, showPage, welcomePage } from './first-steps-pages';
import { guidePage, guidesPage } from './guide-pages';
import { guideTree } from './guide-tree';
import { choicesOf, offerCards, placeCards, type Choices } from './lists';
import { mapContacts, mapPage } from './map-page';
import type { Entry } from './records';
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
	/** The first ones to read; the rest stand on the page of the guides. */
	guides: Card[];
	/** The pages about the app, e.g. its imprint. */
	pages: PageLink[];
}

/** What a first evening has room for. */
const FIRST_GUIDES = 4;

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
	provider?: NamedProvider;
	/** Where an offer takes place; empty on a place. */
	places: OfferPlace[];
	/** What is offered at a place; empty on an offer. */
	offers: Card[];
	contacts: Contacts;
	towns: string[];
}

/** A page by name, or what one brings later, and how to cut it; `undefined` = there is no such record. */
export const PAGES = {
	start: startPage,
	offers: offersPage,
	offer: offerPage,
	places: placesPage,
	place: placePage,
	guides: guidesPage,
	guide: guidePage,
	map: mapPage,
	'map-contacts': mapContacts,
	search: searchPage,
	about: aboutPage,
	page: infoPage,
	wish: wishPage,
	welcome: welcomePage,
	'first-weeks': firstWeeksPage,
	show: showPage
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
		guides: guideTree(shelf)
			.roots.slice(0, FIRST_GUIDES)
			.map((guide) => guideCard(shelf, guide)),
		pages: pageLinks(shelf)
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
		places: entry.facts.places.flatMap((id) => {
			const place = shelf.get('place', id);
			return place ? [offerPlace(place)] : [];
		}),
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
		...(provider ? { provider: namedProvider(provider) } : {}),
		contacts: contactsOf(shelf, text.body ?? [])
	};
}
