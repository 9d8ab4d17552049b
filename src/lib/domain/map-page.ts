import type { Card } from './cards';
import { choicesOf, offerCards, placeCards, type Choices } from './lists';
import type { Contact, PostalAddress, RegionFacts } from './records';
import type { Shelf } from './shelf';

/** What one needs to get to a place and to reach it; `phones` and the like are its provider's where it has none. */
export interface MapPlace extends Contact {
	address?: PostalAddress;
}

/** What the map shows first. Offers are the list's own, see `OffersPage`: they weigh as much as all the rest, and most look for a place. */
export interface MapPage extends Choices {
	region: string;
	timeZone: string;
	bbox: RegionFacts['bbox'];
	places: Card[];
}

/** How to reach each place on the map, by its id; asked for when a pin is chosen. */
export type MapContacts = Record<string, MapPlace>;

export function mapPage(shelf: Shelf): MapPage {
	const places = placeCards(shelf);
	return {
		region: shelf.region.name,
		timeZone: shelf.region.timeZone,
		bbox: shelf.region.bbox,
		places,
		...choicesOf(shelf, [...offerCards(shelf), ...places])
	};
}

export function mapContacts(shelf: Shelf): MapContacts {
	return Object.fromEntries(shelf.all('place').map(({ id, facts }) => [id, contactOf(shelf, facts)]));
}

function contactOf(shelf: Shelf, facts: MapPlace & { provider: string }): MapPlace {
	const provider = shelf.get('provider', facts.provider)?.facts;
	const phones = facts.phones?.length ? facts.phones : provider?.phones;
	const email = facts.email ?? provider?.email;
	const web = facts.web ?? provider?.web;
	return {
		...(facts.address ? { address: facts.address } : {}),
		...(phones?.length ? { phones } : {}),
		...(email ? { email } : {}),
		...(web ? { web } : {})
	};
}
