import type { Block } from './blocks';
import type { Entry } from './records';
import type { Shelf } from './shelf';

/** The places that the contact blocks of a text show, by id. */
export type Contacts = Record<string, Entry<'place'>>;

/** Looks up the places a text's contact blocks name, also inside notes; one that is gone is left out. */
export function contactsOf(shelf: Shelf, blocks: readonly Block[]): Contacts {
	const contacts: Contacts = {};
	for (const block of blocks) {
		if (block.type === 'note') Object.assign(contacts, contactsOf(shelf, block.blocks));
		const place = block.type === 'contact' && shelf.get('place', block.place);
		if (place) contacts[place.id] = place;
	}
	return contacts;
}
