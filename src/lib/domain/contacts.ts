import type { Block } from './blocks';
import type { Entry, PlaceFacts, ProviderFacts, Text } from './records';
import type { Shelf } from './shelf';

/** Of whom a record names only what is shown there: the rest stands on a page of its own, and would be paid for twice. */
interface Named<F> {
	id: string;
	facts: F;
	text: Pick<Text, 'title'>;
}

const REACH = ['phones', 'email', 'web'] as const;
const CONTACT = ['phones', 'address'] as const;
const SPOT = [...REACH, 'address', 'position', 'hours', 'closure'] as const;

/** A place that a text shows, and how to get there. */
export type ContactPlace = Named<Pick<PlaceFacts, (typeof CONTACT)[number]>>;
/** Where an offer takes place; the offer may borrow its hours. */
export type OfferPlace = Named<Pick<PlaceFacts, (typeof SPOT)[number]>>;
/** Whose offer or place it is, and whom to ask. */
export type NamedProvider = Named<Pick<ProviderFacts, (typeof REACH)[number]>>;

/** The places that the contact blocks of a text show, by id. */
export type Contacts = Record<string, ContactPlace>;

/** Looks up the places a text's contact blocks name, also inside notes; one that is gone is left out. */
export function contactsOf(shelf: Shelf, blocks: readonly Block[]): Contacts {
	const contacts: Contacts = {};
	for (const block of blocks) {
		if (block.type === 'note') Object.assign(contacts, contactsOf(shelf, block.blocks));
		const place = block.type === 'contact' && shelf.get('place', block.place);
		if (place) contacts[place.id] = named(place, CONTACT);
	}
	return contacts;
}

export function offerPlace(place: Entry<'place'>): OfferPlace {
	return named(place, SPOT);
}

export function namedProvider(provider: Entry<'provider'>): NamedProvider {
	return named(provider, REACH);
}

function named<F extends object, K extends keyof F>(
	{ id, facts, text }: { id: string; facts: F; text: Text },
	keys: readonly K[]
): Named<Pick<F, K>> {
	const shown = keys.filter((key) => key in facts).map((key) => [key, facts[key]]);
	return { id, facts: Object.fromEntries(shown) as Pick<F, K>, text: { title: text.title } };
}
