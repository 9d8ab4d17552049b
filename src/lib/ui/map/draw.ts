import type { Course } from './courses';
import type { Placed } from './labels';
import type { Scene } from './scene';

/** The colours of the map, from the tokens in `map.css`. */
export type Palette = Record<
	'land' | 'water' | 'river-name' | 'rail' | 'road' | 'road-edge' | 'motorway' | 'ink' | 'quiet' | 'shield',
	string
>;

const NAMES: readonly (keyof Palette)[] = [
	'land',
	'water',
	'river-name',
	'rail',
	'road',
	'road-edge',
	'motorway',
	'ink',
	'quiet',
	'shield'
];

/** Reads the colours that hold on this element now: light or dark. */
export function paletteOf(element: Element): Palette {
	const style = getComputedStyle(element);
	return Object.fromEntries(
		NAMES.map((name) => [name, style.getPropertyValue(`--map-${name}`).trim()])
	) as Palette;
}

/** A square of the world in pixels. */
interface Window {
	x: number;
	y: number;
	size: number;
}

/** Paints what of a scene lies in the window; the context counts in pixels of the world. */
export function drawScene(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, window: Window) {
	context.lineCap = context.lineJoin = 'round';
	const of = (...kinds: Course['kind'][]) => scene.courses.filter(({ kind }) => kinds.includes(kind));
	for (const course of of('river')) stroke(context, course, palette.water, 4);
	for (const course of of('road')) stroke(context, course, palette['road-edge'], 5);
	for (const course of of('road')) stroke(context, course, palette.road, 3.5);
	for (const course of of('motorway')) stroke(context, course, palette.motorway, 5);
	for (const course of of('rail')) {
		stroke(context, course, palette.rail, 3);
		context.setLineDash([5, 7]);
		stroke(context, course, palette.land, 1.4);
		context.setLineDash([]);
	}
	for (const { x, y, kind } of scene.dots) {
		if (outside(window, x, y, 8, 8)) continue;
		context.beginPath();
		if (kind === 'station') context.rect(x - 3.5, y - 3.5, 7, 7);
		else context.arc(x, y, kind === 'town' ? 4 : 3, 0, 7);
		context.fillStyle = kind === 'town' ? palette.ink : palette.land;
		context.fill();
		context.lineWidth = 1.5;
		context.strokeStyle = kind === 'town' ? palette.land : kind === 'station' ? palette.rail : palette.quiet;
		context.stroke();
	}
	drawNames(context, scene.labels, palette, window);
}

/** Only the names, for above another map. */
export function drawNames(
	context: CanvasRenderingContext2D,
	labels: readonly Placed[],
	palette: Palette,
	window: Window
) {
	context.textAlign = 'center';
	context.textBaseline = 'middle';
	for (const label of labels) {
		if (!outside(window, label.x, label.y, label.width / 2 + 4, label.height / 2 + 4))
			write(context, label, palette);
	}
}

function outside({ x, y, size }: Window, atX: number, atY: number, halfX: number, halfY: number): boolean {
	return atX + halfX < x || atX - halfX > x + size || atY + halfY < y || atY - halfY > y + size;
}

function stroke(context: CanvasRenderingContext2D, { points }: Course, colour: string, width: number) {
	context.beginPath();
	for (const { x, y } of points) context.lineTo(x, y);
	context.strokeStyle = colour;
	context.lineWidth = width;
	context.stroke();
}

function write(context: CanvasRenderingContext2D, label: Placed, palette: Palette) {
	const { text, x, y, width, height, tone } = label;
	context.font = label.font;
	if (tone === 'road' || tone === 'motorway') {
		context.beginPath();
		context.roundRect(x - width / 2, y - height / 2, width, height, 4);
		context.fillStyle = palette.shield;
		context.fill();
		context.lineWidth = 1;
		context.strokeStyle = tone === 'road' ? palette['road-edge'] : palette.motorway;
		context.stroke();
		context.fillStyle = palette.quiet;
	} else {
		context.lineWidth = 3.5;
		context.strokeStyle = palette.land;
		context.strokeText(text, x, y);
		context.fillStyle = {
			town: palette.ink,
			place: palette.quiet,
			faint: palette.quiet,
			river: palette['river-name']
		}[tone];
	}
	context.fillText(text, x, y + 0.5);
}
