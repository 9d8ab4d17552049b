import type { PackRecords } from './records';

/**
 * The overview map: places by name, and railways, roads and rivers as schematic lines from place to place.
 * It claims no borders and no courses. Its records are the pack `map`, one for each file of `content/map/`.
 */

export const POINT_KINDS = ['town', 'settlement', 'station', 'neighbour'] as const;
export type PointKind = (typeof POINT_KINDS)[number];
export const LINE_KINDS = ['rail', 'motorway', 'road', 'river'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** `memory`: nobody has checked it against a source; such a point is some kilometres wide. */
export const CONFIDENCES = ['source', 'memory'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Whom the licence of the data wants named. */
export interface Credit {
	name: string;
	licence: string;
	link: string;
}

/** WGS84 degrees, five decimals: about a metre. */
export type Point = [name: string, lat: number, lon: number];

export interface Line {
	/** As on the signs, e.g. "B 66"; German in every language. */
	name: string;
	/** WGS84 degrees, straight from point to point. */
	course: [lat: number, lon: number][];
}

interface LayerBase {
	confidence: Confidence;
	credit?: Credit;
}
/** What is named first gets its name first where room is short. */
export interface PointLayer extends LayerBase {
	kind: PointKind;
	points: Point[];
}
export interface LineLayer extends LayerBase {
	kind: LineKind;
	lines: Line[];
}
export type OverviewLayer = PointLayer | LineLayer;

/** What the map draws, whichever files it came from. */
export interface Overview {
	points: { kind: PointKind; confidence: Confidence; point: Point }[];
	lines: { kind: LineKind; line: Line }[];
	credits: Credit[];
}

/** Joins the records of the pack `map`. A kind this shell does not know is left out. */
export function overviewOf(records: PackRecords<OverviewLayer>): Overview {
	const overview: Overview = { points: [], lines: [], credits: [] };
	for (const [, layer] of Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (isPointLayer(layer)) {
			const { kind, confidence } = layer;
			overview.points.push(...layer.points.map((point) => ({ kind, confidence, point })));
		} else if (isLineLayer(layer)) {
			overview.lines.push(...layer.lines.map((line) => ({ kind: layer.kind, line })));
		} else continue;
		const { credit } = layer;
		if (credit && !overview.credits.some(({ name }) => name === credit.name)) overview.credits.push(credit);
	}
	return overview;
}

function isPointLayer(layer: OverviewLayer): layer is PointLayer {
	return (POINT_KINDS as readonly string[]).includes(layer.kind);
}

function isLineLayer(layer: OverviewLayer): layer is LineLayer {
	return (LINE_KINDS as readonly string[]).includes(layer.kind);
}
