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
/** A name this much farther from its point still belongs to it: past the pin that sits there. */
const FARTHER = [0, 16];

/** What names make way for. */
export interface Around {
	/** They lie above all names. */
	pins: readonly Box[];
	/** What the reader sees first; a name inside it is not cut off. */
	frame: Box | undefined;
}

/**
 * Gives each name the first free place: below its point, above, right, left, askew, then the same a little farther.
 * Towns come first, and of them those that pins leave the fewest places. Names without a free place are left out.
 */
export function placeLabels(
	labels: readonly Label[],
	{ pins, frame }: Around = { pins: [], frame: undefined }
): Placed[] {
	const choices = labels.map((label) => {
		const reach = label.gap + Math.max(...FARTHER) + AIR;
		const around = { ...label, width: 2 * (label.width + reach), height: 2 * (label.height + reach) };
		// Ten thousand pins are met once for each name, not once for each of its places.
		const near = pins.filter((pin) => touch(around, pin));
		const free = placesOf(label).filter((place) => !near.some((pin) => touch(place, pin)));
		const [inside, cutOff] = [true, false].map((wish) =>
			free.filter((place) => (!frame || within(place, frame)) === wish)
		);
		return {
			places: [...(inside ?? []), ...(cutOff ?? [])],
			turn: label.tone === 'town' ? free.length : Infinity
		};
	});
	const taken: Placed[] = [];
	for (const { places } of choices.sort((a, b) => (a.turn === b.turn ? 0 : a.turn - b.turn))) {
		const place = places.find((each) => !taken.some((other) => touch(each, other)));
		if (place) taken.push(place);
	}
	return taken;
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
