import type { Card } from '$lib/domain/cards';
import type { MapContacts, MapPage } from '$lib/domain/map-page';
import type { Pin } from '$lib/domain/pins';
import type { Row } from '$lib/ui/PinSheet.svelte';

/**
 * The places of some pins, each with how to reach it, where that is known by now, and what is offered there, among the
 * offers of a result or all there are.
 */
export function rowsOf(
	pins: readonly Pin[],
	page: MapPage,
	contacts: MapContacts | undefined,
	among: readonly Card[]
): Row[] {
	return pins
		.flatMap(({ places }) => places)
		.flatMap((id) => {
			const place = page.places.find((card) => card.id === id);
			if (!place) return [];
			const here = among.filter(({ spots }) => spots.some((spot) => spot.place === id));
			return [{ place, contact: contacts && (contacts[id] ?? {}), offers: here }];
		});
}
