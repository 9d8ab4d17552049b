import type { Overview, PointKind } from '$lib/domain/overview';
import { placeLabels, type Around, type Label, type Placed } from './labels';
import { courseAt, type Course } from './courses';
import { project } from './project';

/** Everything the overview shows at one zoom, in pixels of the whole world at that zoom. */
export interface Scene {
	courses: Course[];
	dots: { x: number; y: number; kind: PointKind }[];
	labels: Placed[];
}

/** Width of a text in CSS pixels. */
export type Measure = (text: string, font: string) => number;

interface Style {
	size: number;
	weight: number;
	/** First and last zoom the name is shown at. */
	from: number;
	until: number;
}

const LAST = 17;

const POINT_STYLE: Record<PointKind, Style> = {
	town: { size: 14, weight: 700, from: 0, until: LAST },
	neighbour: { size: 12, weight: 500, from: 0, until: LAST },
	settlement: { size: 12, weight: 500, from: 11, until: LAST },
	station: { size: 11, weight: 500, from: 12, until: LAST }
};
/** Known to a kilometre or so: a name in the right area while the map is small, and no dot. */
const FROM_MEMORY: Style = { size: 11, weight: 400, from: 11, until: 12 };
/** Straight lines from town to town say something at the scale of the district; closer they would be wrong. */
export const LINES_UNTIL = 13;
const COURSE_NAMES_FROM = 10;

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const OF_RIVERS = `italic 500 12px ${FONT}`;
const OF_ROADS = `700 11px ${FONT}`;

/** The fonts, as a canvas takes them, that names are set in at a zoom. */
export function fontsAt(zoom: number): string[] {
	const kinds = (Object.keys(POINT_STYLE) as PointKind[]).filter((kind) => isShown(POINT_STYLE[kind], zoom));
	const ofPoints = kinds.map((kind) => fontOf(POINT_STYLE[kind], sizeOf(POINT_STYLE[kind], kind, zoom)));
	if (isShown(FROM_MEMORY, zoom)) ofPoints.push(fontOf(FROM_MEMORY, FROM_MEMORY.size));
	return [...new Set([...ofPoints, ...(zoom < COURSE_NAMES_FROM ? [] : [OF_RIVERS, OF_ROADS])])];
}

function isShown({ from, until }: Style, zoom: number): boolean {
	return zoom >= from && zoom <= until;
}

function sizeOf({ size }: Style, kind: PointKind, zoom: number): number {
	return size + (kind !== 'town' ? 0 : zoom >= 11 ? 2 : zoom < 10 ? -1 : 0);
}

function fontOf({ weight }: Style, size: number): string {
	return `${weight} ${size}px ${FONT}`;
}

/** The overview at one zoom, with every name that wants a place: half the work of a scene. */
export interface Draft extends Omit<Scene, 'labels'> {
	labels: Label[];
}

/** Makes of a draft what fits: as many names as there is room for without touching each other or a pin. */
export function sceneOf({ labels, ...rest }: Draft, around?: Around): Scene {
	return { ...rest, labels: placeLabels(labels, around) };
}

/** Lays the overview out for one zoom: lines, dots and names. */
export function draftAt(zoom: number, overview: Overview, measure: Measure): Draft {
	const courses =
		zoom > LINES_UNTIL ? [] : overview.lines.map(({ kind, line }) => courseAt(zoom, kind, line));
	const dots: Scene['dots'] = [];
	const labels: Label[] = [];
	for (const kind of ['town', 'neighbour', 'settlement', 'station'] as const) {
		for (const { confidence, point } of overview.points.filter((each) => each.kind === kind)) {
			const style = confidence === 'memory' ? FROM_MEMORY : POINT_STYLE[kind];
			const [text, lat, lon] = point;
			const { x, y } = project(lat, lon, zoom);
			const shown = isShown(style, zoom);
			const dot = confidence === 'source' && (shown || kind === 'station') && zoom >= 10;
			if (dot || (shown && confidence === 'source')) dots.push({ x, y, kind });
			if (
				!shown ||
				(kind === 'station' && labels.some((label) => label.text === text && isNear(label, x, y)))
			)
				continue;
			const size = sizeOf(style, kind, zoom);
			const font = fontOf(style, size);
			const tone =
				kind === 'town' ? 'town' : confidence === 'memory' || kind === 'station' ? 'faint' : 'place';
			labels.push({
				text,
				x,
				y,
				font,
				width: measure(text, font),
				height: size + 2,
				gap: 7,
				tone
			});
		}
	}
	labels.push(...namesOf(courses, zoom, measure));
	return { courses, dots, labels };
}

/** A station so close to the place it is called after needs no name of its own. */
function isNear(label: Label, x: number, y: number): boolean {
	return Math.hypot(label.x - x, label.y - y) < 100;
}

/** Numbers of roads and names of rivers, in the middle of their longest stretch. */
function namesOf(courses: readonly Course[], zoom: number, measure: Measure): Label[] {
	if (zoom < COURSE_NAMES_FROM) return [];
	return courses
		.filter(({ kind }) => kind !== 'rail')
		.map(({ kind, name, middle }) => {
			const river = kind === 'river';
			const font = river ? OF_RIVERS : OF_ROADS;
			const width = measure(name, font) + (river ? 0 : 10);
			const tone = river ? 'river' : kind === 'motorway' ? 'motorway' : 'road';
			return { text: name, ...middle, font, width, height: river ? 14 : 17, gap: 0, tone };
		});
}
