import type { Pin, PinState } from '$lib/domain/pins';
import { m } from '$words';

const STATE: Record<PinState, () => string> = {
	open: () => m.map_open(),
	appointment: () => m.map_appointment(),
	closed: () => m.map_closed(),
	unknown: () => m.map_unknown()
};

/** What a screen reader says of a pin: name or number, state, and that only the town is known. */
export function pinWords({ cards, precision, town }: Pin, state: PinState): string {
	const name = cards.length === 1 ? (cards[0]?.title ?? '') : m.map_several({ count: cards.length });
	const parts = [name, STATE[state]()];
	if (precision === 'town') parts.push(m.near_in_town({ town }));
	return parts.join(', ');
}
