/** A name that wants a place, in pixels. What comes first in the list gets its place first. */
export interface Label extends Box {
	text: string;
	font: string;
	/** How far from the point at `x` and `y`; 0 for what stands on it. */
	gap: number;
	tone: 'town' | 'place' | 'faint' | 'river' | 'road' | 'motorway';
}

/** A name with its place; `x` and `y` are now its middle. */
export type Placed = Label;

/** What lies on the map, by its middle; pixels. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

export function boxOf(from: { x: number; y: number }, to: { x: number; y: number }): Box {
	return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, width: to.x - from.x, height: to.y - from.y };
}

/** Air around a name. */
const AIR = 3;
/** How often towns change their turns until each has a place. */
const TRIES = 24;
/** A name this much farther from its point still belongs to it: past the pin, or the cluster, that sits there. */
const FARTHER = [0, 16, 28];

/** What names make way for. */
export interface Around {
	/** They lie above all names. */
	pins: readonly Box[];
	/** What the reader sees first; a name inside it is not cut off. */
	frame: Box | undefined;
}

/**
 * Gives each name the first free place: below its point, above, right, left, askew, then the same a little farther.
 * None comes closer to another point than to its own, or it would be taken for that one's. Towns come first, in an order in which
 * most of them find a place, and a name that many people look for counts for more. Names without a free place are left
 * out.
 */
export function placeLabels(
	labels: readonly Label[],
	{ pins, frame }: Around = { pins: [], frame: undefined }
): Placed[] {
	const points = labels
		.filter(({ tone }) => tone === 'town' || tone === 'place')
		.map(({ x, y }) => spot(x, y));
	const choices = labels.map((label): Choice => {
		const reach = label.gap + Math.max(...FARTHER) + AIR;
		const around = { ...label, width: 2 * (label.width + reach), height: 2 * (label.height + reach) };
		// Ten thousand pins are met once for each name, not once for each of its places.
		const near = pins.filter((pin) => touch(around, pin));
		const others = points.filter((point) => !isAt(point, label) && touch(around, point));
		const free = placesOf(label).filter(
			(place) =>
				!near.some((pin) => touch(place, pin)) &&
				// The farther a name is from its point, the farther every other must be.
				!others.some((point) => distance(place, point) <= distance(place, label))
		);
		const [inside, cutOff] = [true, false].map((wish) =>
			free.filter((place) => (!frame || within(place, frame)) === wish)
		);
		return {
			town: label.tone === 'town',
			inside: inside ?? [],
			places: [...(inside ?? []), ...(cutOff ?? [])]
		};
	});
	const towns = choices.filter(({ town }) => town);
	return place([...inTurns(towns), ...choices.filter(({ town }) => !town)]).placed;
}

/** A name and the places that pins and other points leave it, the best first. */
interface Choice {
	town: boolean;
	/** Those where it is not cut off. */
	inside: Placed[];
	places: Placed[];
}

/**
 * The order in which least is missed: who found no place goes first in the next try. The first is missed most. A name
 * is cut off only where it would be so in every order, so that goes last.
 */
function inTurns(choices: readonly Choice[]): Choice[] {
	let best = [...choices];
	let least = Infinity;
	let order = best;
	for (let left = TRIES; left > 0 && least > 0; left -= 1) {
		const { without } = place(order, ({ inside, places }) => (inside.length ? inside : places));
		const missed = without.reduce((sum, choice) => sum + choices.length - choices.indexOf(choice), 0);
		const others = order.filter((choice) => !without.includes(choice));
		if (missed < least) [best, least] = [[...others, ...without], missed];
		order = [...without, ...others];
	}
	return best;
}

function place(
	choices: readonly Choice[],
	placesOf = ({ places }: Choice) => places
): { placed: Placed[]; without: Choice[] } {
	const placed: Placed[] = [];
	const without: Choice[] = [];
	for (const choice of choices) {
		const found = placesOf(choice).find((each) => !placed.some((other) => touch(each, other)));
		if (found) placed.push(found);
		else without.push(choice);
	}
	return { placed, without };
}

function placesOf(label: Label): Placed[] {
	return label.gap === 0 ? [label] : FARTHER.flatMap((more) => sidesOf(label, label.gap + more));
}

function sidesOf(label: Label, gap: number): Placed[] {
	const { x, y, width, height } = label;
	const [up, aside] = [gap + height / 2, gap + width / 2];
	// Askew the corner is as far from the point as the edge is elsewhere.
	const [cornerUp, cornerAside] = [gap * 0.7 + height / 2, gap * 0.7 + width / 2];
	return [
		[0, up],
		[0, -up],
		[aside, 0],
		[-aside, 0],
		[cornerAside, cornerUp],
		[-cornerAside, cornerUp],
		[cornerAside, -cornerUp],
		[-cornerAside, -cornerUp]
	].map(([dx = 0, dy = 0]) => ({ ...label, x: x + dx, y: y + dy }));
}

function touch(a: Box, b: Box): boolean {
	return (
		Math.abs(a.x - b.x) < (a.width + b.width) / 2 + AIR &&
		Math.abs(a.y - b.y) < (a.height + b.height) / 2 + AIR
	);
}

function within(a: Box, b: Box): boolean {
	return Math.abs(a.x - b.x) <= (b.width - a.width) / 2 && Math.abs(a.y - b.y) <= (b.height - a.height) / 2;
}

function spot(x: number, y: number): Box {
	return { x, y, width: 0, height: 0 };
}

function isAt(a: Box, b: Box): boolean {
	return a.x === b.x && a.y === b.y;
}

/** From the edge of a name to a point; 0 in it. */
function distance(name: Box, point: { x: number; y: number }): number {
	return Math.hypot(
		Math.max(0, Math.abs(name.x - point.x) - name.width / 2),
		Math.max(0, Math.abs(name.y - point.y) - name.height / 2)
	);
}
