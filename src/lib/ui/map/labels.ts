/** A name that wants a place, in pixels. What comes first in the list gets its place first. */
export interface Label {
	text: string;
	/** The point it belongs to. */
	x: number;
	y: number;
	font: string;
	width: number;
	height: number;
	/** How far from the point; 0 for what stands on it. */
	gap: number;
	tone: 'town' | 'place' | 'faint' | 'river' | 'road' | 'motorway';
}

/** A name with its place; `x` and `y` are now its middle. */
export type Placed = Label;

/** Air around a name. */
const AIR = 3;

/** Gives each name the first free side of its point: below, above, right, left. Names without one are left out. */
export function placeLabels(labels: readonly Label[]): Placed[] {
	const taken: Placed[] = [];
	for (const label of labels) {
		const place = sidesOf(label).find((side) => !taken.some((other) => touch(side, other)));
		if (place) taken.push(place);
	}
	return taken;
}

function sidesOf(label: Label): Placed[] {
	const { x, y, gap, width, height } = label;
	if (gap === 0) return [label];
	const [up, aside] = [gap + height / 2, gap + width / 2];
	return [
		{ ...label, y: y + up },
		{ ...label, y: y - up },
		{ ...label, x: x + aside },
		{ ...label, x: x - aside }
	];
}

function touch(a: Placed, b: Placed): boolean {
	return (
		Math.abs(a.x - b.x) < (a.width + b.width) / 2 + AIR &&
		Math.abs(a.y - b.y) < (a.height + b.height) / 2 + AIR
	);
}
