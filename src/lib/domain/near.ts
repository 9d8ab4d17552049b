import { isOpen } from './filter';
import type { Card, Spot } from './cards';
import { metresBetween, type LatLon } from './distance';
import type { LocalMoment } from './hours/hours';
import type { Municipality } from './records';

/** Where the reader is. It lives in memory only: no address, no database, no request ever holds it. */
export interface Here extends LatLon {
	/** `town`: a town the reader chose, so distances count from its centre. */
	from: 'phone' | 'town';
	/** The town's name. */
	name?: string;
}

/** How far it is to the nearest of a card's spots. */
export interface Nearness {
	metres: number;
	spot: Spot;
	/** `town`: of the place only the town is known, so the figure is for sorting and not for showing. */
	say: 'metres' | 'kilometres' | 'town';
}

/** `undefined` for a card without a known spot. */
export function nearnessOf(card: Card, here: Here): Nearness | undefined {
	let nearest: Nearness | undefined;
	for (const spot of card.spots) {
		const metres = metresBetween(here, spot);
		if (nearest && nearest.metres <= metres) continue;
		const say = spot.precision === 'town' ? 'town' : here.from === 'town' ? 'kilometres' : 'metres';
		nearest = { metres, spot, say };
	}
	return nearest;
}

/**
 * Cards by distance, those without a spot last and in the order they came in. With `openAt` those known to
 * be open at that moment come first.
 */
export function byDistance(cards: readonly Card[], here: Here, openAt?: LocalMoment): Card[] {
	const rank = (card: Card) => (openAt && isOpen(card, openAt) ? 0 : 1);
	return cards
		.map((card) => ({ card, nearness: nearnessOf(card, here), rank: rank(card) }))
		.sort((a, b) => a.rank - b.rank || far(a.nearness) - far(b.nearness))
		.map(({ card }) => card);
}

function far(nearness: Nearness | undefined): number {
	return nearness?.metres ?? Number.MAX_VALUE;
}

/** The town a reader means by a postcode or a name, whole or begun; `undefined` when none or several fit. */
export function townFor(municipalities: readonly Municipality[], words: string): Municipality | undefined {
	const wanted = plain(words);
	if (!wanted) return undefined;
	const exact = municipalities.find(
		({ name, postcodes }) => postcodes.includes(wanted) || plain(name) === wanted
	);
	if (exact) return exact;
	const begun = municipalities.filter(({ name }) => plain(name).startsWith(wanted));
	return begun.length === 1 ? begun[0] : undefined;
}

/** As somebody types who has no umlauts on the keyboard. */
function plain(words: string): string {
	return words
		.trim()
		.toLowerCase()
		.replace(/ä/g, 'ae')
		.replace(/ö/g, 'oe')
		.replace(/ü/g, 'ue')
		.replace(/ß/g, 'ss')
		.replace(/[\s-]+/g, ' ');
}

export function hereIn({ lat, lon, name }: Municipality): Here {
	return { lat, lon, from: 'town', name };
}
