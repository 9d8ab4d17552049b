import type { Card } from '$lib/domain/cards';
import type { MapContacts, MapPage } from '$lib/domain/map-page';
import type { Locale } from '$lib/domain/records';
import { readBeside } from '../../desk';

/** What the map does without until somebody asks for it: all offers, and how to reach each place. */
export class Beside {
	offers = $state.raw<Card[]>();
	contacts = $state.raw<MapContacts>();
	/** It could not be had. */
	fault = $state(false);
	#page: MapPage | undefined;

	/** Has it brought for this page, unless it is there or on its way. */
	bring(locale: Locale, page: MapPage): void {
		if (this.#page === page) return;
		this.#page = page;
		this.fault = false;
		Promise.all([readBeside(locale, 'offers'), readBeside(locale, 'map-contacts')]).then(
			([{ cards }, contacts]) => {
				if (this.#page !== page) return;
				this.offers = cards;
				this.contacts = contacts;
			},
			() => {
				if (this.#page !== page) return;
				this.#page = undefined;
				this.fault = true;
			}
		);
	}
}
