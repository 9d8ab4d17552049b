import { describe, expect, test } from 'vitest';
import type { Overview } from '$lib/domain/overview';
import { placeLabels, type Box, type Label } from './labels';
import { pinBox } from './pin-element';
import { project } from './project';
import { draftAt, fontsAt, LINES_UNTIL, sceneOf } from './scene';

const OVERVIEW: Overview = {
	points: [
		{ kind: 'town', confidence: 'source', point: ['Detmold', 51.93536, 8.87864] },
		{ kind: 'town', confidence: 'source', point: ['Lage', 51.99123, 8.79254] },
		{ kind: 'settlement', confidence: 'source', point: ['Berlebeck', 51.8917, 8.8732] },
		{ kind: 'settlement', confidence: 'memory', point: ['Hiddesen', 51.922, 8.838] },
		{ kind: 'station', confidence: 'source', point: ['Lage (Lippe)', 51.99174, 8.8012] }
	],
	lines: [
		{
			kind: 'road',
			line: {
				name: 'B 239',
				course: [
					[51.99123, 8.79254],
					[51.93536, 8.87864]
				]
			}
		},
		{
			kind: 'river',
			line: {
				name: 'Werre',
				course: [
					[51.93536, 8.87864],
					[51.99123, 8.79254]
				]
			}
		}
	],
	credits: []
};

const measure = (text: string) => text.length * 7;
const scene = (zoom: number) => sceneOf(draftAt(zoom, OVERVIEW, measure));
const namesAt = (zoom: number) => scene(zoom).labels.map(({ text }) => text);

describe('what nobody has checked', () => {
	test('is a name on small maps only, and never a dot', () => {
		expect(namesAt(10)).not.toContain('Hiddesen');
		expect(namesAt(11)).toContain('Hiddesen');
		expect(namesAt(13)).not.toContain('Hiddesen');
		// Two towns, Berlebeck and the station.
		for (const zoom of [11, 12, 13]) expect(scene(zoom).dots).toHaveLength(4);
	});
});

test('no name is set in a font that was not said before, for which a phone would wait at once for all', () => {
	for (let zoom = 8; zoom <= 14; zoom++) {
		const fonts = new Set<string>();
		draftAt(zoom, OVERVIEW, (text, font) => (fonts.add(font), measure(text)));
		const said = fontsAt(zoom);
		expect([...fonts].filter((font) => !said.includes(font))).toEqual([]);
		expect(said.length).toBeLessThan(7);
	}
});

test('straight lines end where somebody could take them for streets', () => {
	expect(scene(LINES_UNTIL).courses).toHaveLength(2);
	expect(scene(LINES_UNTIL + 1).courses).toEqual([]);
});

test('roads are named from where there is room for it, railways never: their numbers change', () => {
	const only = (kind: 'road' | 'rail'): Overview => ({
		...OVERVIEW,
		points: [],
		lines: OVERVIEW.lines.slice(0, 1).map(({ line }) => ({ kind, line }))
	});
	const named = (kind: 'road' | 'rail', zoom: number) =>
		sceneOf(draftAt(zoom, only(kind), measure)).labels.map(({ text }) => text);
	expect(named('road', 9)).toEqual([]);
	for (const zoom of [10, 13]) {
		expect(named('road', zoom)).toEqual(['B 239']);
		expect(named('rail', zoom)).toEqual([]);
	}
});

test('a road and a river between the same two towns do not lie on each other', () => {
	const [road, river] = scene(10).courses;
	const [a, b] = [road?.points[0], river?.points.at(-1)];
	expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeCloseTo(7);
});

test('towns have their names at every scale', () => {
	for (const zoom of [9, 11, 13, 17])
		expect(namesAt(zoom)).toEqual(expect.arrayContaining(['Detmold', 'Lage']));
});

/** Strewn over 480 by 400, always the same. */
const pointOf = (n: number) => ({ x: (n * 137) % 480, y: (n * 89) % 400 });

describe('names', () => {
	const label = (text: string, x: number, y: number): Label => ({
		text,
		x,
		y,
		font: '',
		width: 60,
		height: 14,
		gap: 7,
		tone: 'place'
	});

	test('never touch, and what comes first stays', () => {
		const placed = placeLabels(
			Array.from({ length: 200 }, (_, n) => label(`${n}`, (n * 37) % 300, (n * 53) % 200))
		);
		expect(placed[0]?.text).toBe('0');
		expect(placed.length).toBeGreaterThan(20);
		for (const a of placed) {
			for (const b of placed) {
				if (a === b) continue;
				const apart = Math.abs(a.x - b.x) >= 60 || Math.abs(a.y - b.y) >= 14;
				expect(apart, `${a.text} and ${b.text}`).toBe(true);
			}
		}
	});

	const touches = (a: Box, b: Box) =>
		Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

	test('are never written under a pin, which would hide them', () => {
		const pins = Array.from({ length: 60 }, (_, n) => pinBox(n % 2 ? 'door' : 'cluster', pointOf(n * 7 + 3)));
		const labels = Array.from({ length: 60 }, (_, n) => label(`${n}`, pointOf(n).x, pointOf(n).y));
		const placed = placeLabels(labels, { pins, frame: undefined });
		expect(placed.length).toBeGreaterThan(20);
		for (const name of placed) expect(pins.filter((pin) => touches(name, pin))).toEqual([]);
		// Without pins there is room for more, or the pins were not in the way at all.
		expect(placeLabels(labels).length).toBeGreaterThan(placed.length);
	});

	test('lie nearer to their own point than to any other, or they would name that one', () => {
		const pins = Array.from({ length: 40 }, (_, n) => pinBox('cluster', pointOf(n * 7 + 3)));
		const labels = Array.from({ length: 60 }, (_, n) => label(`${n}`, pointOf(n).x, pointOf(n).y));
		const away = (name: Box, to: { x: number; y: number }) =>
			Math.hypot(
				Math.max(0, Math.abs(name.x - to.x) - name.width / 2),
				Math.max(0, Math.abs(name.y - to.y) - name.height / 2)
			);
		for (const name of placeLabels(labels, { pins, frame: undefined })) {
			const own = away(name, pointOf(Number(name.text)));
			for (let n = 0; n < 60; n += 1) {
				if (`${n}` !== name.text) expect(away(name, pointOf(n)), name.text).toBeGreaterThan(own);
			}
		}
	});

	test('of a town stays beside the pin that sits on it, whichever shape that has', () => {
		const { x, y } = project(51.93536, 8.87864, 9);
		for (const shape of ['door', 'town', 'cluster'] as const) {
			const pin = pinBox(shape, { x, y });
			const names = sceneOf(draftAt(9, OVERVIEW, measure), {
				pins: [pin],
				frame: undefined
			}).labels;
			const detmold = names.find(({ text }) => text === 'Detmold');
			expect(detmold && touches(detmold, pin)).toBe(false);
			expect(Math.hypot((detmold?.x ?? 0) - x, (detmold?.y ?? 0) - y)).toBeLessThan(60);
		}
	});

	test('are not cut off by the edge of what the reader sees first, where another side is free', () => {
		const frame = { x: 100, y: 100, width: 200, height: 200 };
		const [atEdge] = placeLabels([label('a', 5, 100)], { pins: [], frame });
		expect(atEdge?.x).toBeGreaterThan(30);
		// With no room inside it is better cut off than gone.
		const wall = { x: 100, y: 100, width: 150, height: 300 };
		expect(placeLabels([label('a', 5, 100)], { pins: [wall], frame })).toHaveLength(1);
	});

	test('of towns are cut off by that edge only where no order of them leaves another place', () => {
		const town = (text: string, x: number, y: number) => ({ ...label(text, x, y), tone: 'town' as const });
		const frame = { x: 100, y: 100, width: 200, height: 200 };
		// The first would take the only place that is left to the second inside the frame; it could go elsewhere.
		const pins = [
			{ x: 100, y: 70, width: 400, height: 20 },
			{ x: 100, y: 130, width: 400, height: 20 }
		];
		const placed = placeLabels([town('a', 110, 100), town('b', 195, 100)], { pins, frame });
		expect(placed.map(({ text, x }) => [text, x])).toEqual([
			['b', 158],
			['a', 73]
		]);
	});

	test('of towns take turns until each has a place: one that could go anywhere makes way', () => {
		const town = (text: string, x: number, y: number) => ({ ...label(text, x, y), tone: 'town' as const });
		// Only above b is there room, where a would like to be as well.
		const pins = [
			{ x: 0, y: 40, width: 300, height: 50 },
			{ x: 90, y: 0, width: 100, height: 60 },
			{ x: -90, y: 0, width: 100, height: 60 }
		];
		const placed = placeLabels([town('a', 0, -35), town('b', 0, 0)], { pins, frame: undefined });
		expect(placed.map(({ text }) => text)).toEqual(['b', 'a']);
	});

	test('of a station are those of its place, unless that is far away', () => {
		const points: Overview['points'] = [
			{ kind: 'settlement', confidence: 'source', point: ['Schötmar', 52.06994, 8.75495] },
			{ kind: 'station', confidence: 'source', point: ['Schötmar', 52.07, 8.7549] },
			{ kind: 'station', confidence: 'source', point: ['Sylbach', 52.02688, 8.76553] }
		];
		const { labels, dots } = sceneOf(draftAt(13, { ...OVERVIEW, points, lines: [] }, measure));
		expect(labels.map(({ text }) => text)).toEqual(['Schötmar', 'Sylbach']);
		expect(dots).toHaveLength(3);
	});

	test('never stand so close to another point that they would rename it', () => {
		const placed = placeLabels([label('a', 0, 0), label('b', 0, 16), label('c', 40, 0)]);
		expect(placed.length).toBeGreaterThan(1);
		const at: Record<string, [number, number]> = { a: [0, 0], b: [0, 16], c: [40, 0] };
		for (const name of placed) {
			const far = ([x, y]: [number, number]) =>
				Math.hypot(Math.max(0, Math.abs(name.x - x) - 30), Math.max(0, Math.abs(name.y - y) - 7));
			const own = far(at[name.text] ?? [0, 0]);
			for (const point of Object.values(at)) expect(far(point)).toBeGreaterThanOrEqual(Math.min(8, own));
		}
	});

	test('without any free place is left out, and the next one gets its chance', () => {
		const wall = { x: 0, y: 0, width: 400, height: 400 };
		expect(
			placeLabels([label('a', 0, 0), label('b', 300, 0)], { pins: [wall], frame: undefined }).map(
				({ text }) => text
			)
		).toEqual(['b']);
	});

	test('a second name at the same point goes to another side of it', () => {
		expect(placeLabels([label('a', 0, 0), label('b', 0, 0)]).map(({ y }) => Math.sign(y))).toEqual([1, -1]);
	});
});
