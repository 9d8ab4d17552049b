import type { Line, LineKind } from '$lib/domain/overview';
import { project, type Pixel } from './project';

/** A line in pixels, ready to draw. */
export interface Course {
	kind: LineKind;
	name: string;
	points: Pixel[];
	/** Where its name stands. */
	middle: Pixel;
}

/**
 * Roads and rivers of a schematic map run from the middle of one town to the middle of the next, so they would lie on
 * each other. As on a plan of tram lines each kind keeps a few pixels to its own side; this claims no course.
 */
const ASIDE: Record<LineKind, number> = { rail: 0, road: 0, motorway: -5, river: 7 };

export function courseAt(zoom: number, kind: LineKind, { name, course }: Line): Course {
	const raw = course.map(([lat, lon]) => project(lat, lon, zoom));
	const points = aside(raw, ASIDE[kind]);
	return { kind, name, points: kind === 'river' ? rounded(points) : points, middle: middleOf(points) };
}

/** Moves every point at right angles to the way through it. */
function aside(points: readonly Pixel[], by: number): Pixel[] {
	if (by === 0) return [...points];
	return points.map((point, index) => {
		const from = points[index - 1] ?? point;
		const to = points[index + 1] ?? point;
		const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
		return { x: point.x - ((to.y - from.y) / length) * by, y: point.y + ((to.x - from.x) / length) * by };
	});
}

/** Cuts the corners twice (Chaikin), ends kept: water has none. */
function rounded(points: readonly Pixel[]): Pixel[] {
	let line = [...points];
	for (let turn = 0; turn < 2; turn += 1) {
		const cut = line.slice(1).flatMap((to, index) => {
			const from = line[index] as Pixel;
			return [0.25, 0.75].map((at) => ({
				x: from.x + (to.x - from.x) * at,
				y: from.y + (to.y - from.y) * at
			}));
		});
		line = [line[0] as Pixel, ...cut, line.at(-1) as Pixel];
	}
	return line;
}

/** The middle of the longest stretch. */
function middleOf(points: readonly Pixel[]): Pixel {
	let middle = points[0] as Pixel;
	let longest = 0;
	points.slice(1).forEach((to, index) => {
		const from = points[index] as Pixel;
		const length = Math.hypot(to.x - from.x, to.y - from.y);
		if (length <= longest) return;
		longest = length;
		middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
	});
	return middle;
}
