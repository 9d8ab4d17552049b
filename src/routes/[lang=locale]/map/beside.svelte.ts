import type { Card } from '$lib/domain/cards';
import type { MapContacts, MapPage } from '$lib/domain/map-page';
import type { Locale } from '$lib/domain/records';
import { readBeside } from '../../desk';

/** What the map does without until somebody asks for it: all offers, and how to reach each place. */
export class Beside {
	offers = $state.raw<Card[]>();
	contacts = $state.raw<MapContacts>();
	/** Not all of it could be had. */
	fault = $state(false);
	#page: MapPage | undefined;

	/** Has it brought for this page, unless it is there or on its way. */
	bring(locale: Locale, page: MapPage): void {
		if (this.#page === page) return;
		this.#page = page;
		this.fault = false;
		// A number to call does not wait for the offers, which weigh twenty times as much, and is shown without them.
		const offers = readBeside(locale, 'offers').then(({ cards }) => {
			if (this.#page === page) this.offers = cards;
		});
		const contacts = readBeside(locale, 'map-contacts').then((found) => {
			if (this.#page === page) this.contacts = found;
		});
		void Promise.allSettled([offers, contacts]).then((both) => {
			if (this.#page !== page || both.every(({ status }) => status === 'fulfilled')) return;
			this.#page = undefined;
			this.fault = true;
		});
	}
}
