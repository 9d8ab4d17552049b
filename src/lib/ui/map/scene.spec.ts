import { describe, expect, test } from 'vitest';
import type { Overview } from '$lib/domain/overview';
import { placeLabels, type Label } from './labels';
import { LINES_UNTIL, sceneAt } from './scene';

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

const scene = (zoom: number) => sceneAt(zoom, OVERVIEW, (text) => text.length * 7);
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

test('straight lines end where somebody could take them for streets', () => {
	expect(scene(LINES_UNTIL).courses).toHaveLength(2);
	expect(scene(LINES_UNTIL + 1).courses).toEqual([]);
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

	test('a second name at the same point goes to another side of it', () => {
		expect(placeLabels([label('a', 0, 0), label('b', 0, 0)]).map(({ y }) => Math.sign(y))).toEqual([1, -1]);
	});
});
