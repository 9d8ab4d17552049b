import type { Card } from '$lib/domain/cards';
import type { Overview } from '$lib/domain/overview';
import type { MapContacts, MapPage } from '$lib/domain/map-page';
import type { Locale } from '$lib/domain/records';
import { readBeside } from '../../desk';

/**
 * What the page of the map can be read without: what the map is drawn from, and once somebody asks for it all offers and
 * how to reach each place.
 */
export class Beside {
	offers = $state.raw<Card[]>();
	contacts = $state.raw<MapContacts>();
	/** `null`: it cannot be had, and none is there from before. */
	overview = $state.raw<Overview | null>();
	/** Not all of what was asked for could be had. */
	fault = $state(false);
	#page: MapPage | undefined;
	#overview: Promise<Overview | undefined> | undefined;

	/** Takes what the map is drawn from, when it has come. */
	draw(coming: Promise<Overview | undefined> | undefined): void {
		this.#overview = coming;
		void coming?.then((found) => {
			if (this.#overview !== coming) return;
			if (!found) this.overview ??= null;
			// Another release may say the same, and that is not painted anew.
			else if (JSON.stringify(found) !== JSON.stringify(this.overview)) this.overview = found;
		});
	}

	/** Has the rest brought for this page, unless it is there or on its way. */
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
