import type { Card, Spot, TopicTag } from './cards';
import { openState, type LocalMoment, type OpenState } from './hours/hours';

/** One point of the map and everything of a result that stands there. */
export interface Pin {
	/** The same point, the same key, whatever the filter says. */
	key: string;
	lat: number;
	lon: number;
	/** `town`: the centre of a town, for what has no better position. */
	precision: Spot['precision'];
	town: string;
	/** Place ids, in the order of the result. */
	places: string[];
	cards: Card[];
}

/** The points of a result. What has no known spot is on none; what has several is on each. */
export function pinsOf(cards: readonly Card[]): Pin[] {
	const pins = new Map<string, Pin>();
	for (const card of cards) {
		for (const { lat, lon, precision, place, town } of card.spots) {
			const key = `${lat},${lon},${precision}`;
			const pin = pins.get(key) ?? { key, lat, lon, precision, town, places: [], cards: [] };
			if (!pin.places.includes(place)) pin.places.push(place);
			if (!pin.cards.includes(card)) pin.cards.push(card);
			pins.set(key, pin);
		}
	}
	return [...pins.values()];
}

export type PinState = 'open' | 'appointment' | 'closed' | 'unknown';

const BEST: readonly PinState[] = ['open', 'appointment', 'closed', 'unknown'];

/** Open as soon as one thing there is; closed only when something is known to be. */
export function pinState({ cards }: Pin, now: LocalMoment | null): PinState {
	if (!now) return 'unknown';
	const states = cards.map(({ hours, closure }) => plainState(openState(hours, closure, now).state));
	return BEST.find((state) => states.includes(state)) ?? 'unknown';
}

function plainState(state: OpenState['state']): PinState {
	return state === 'closure' ? 'closed' : state;
}

/** The topic of everything there, or none when they differ. */
export function pinTopic({ cards }: Pin): TopicTag | undefined {
	const [first] = cards;
	return cards.every(({ topic }) => topic?.id === first?.topic?.id) ? first?.topic : undefined;
}
