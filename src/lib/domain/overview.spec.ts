import { expect, test } from 'vitest';
import { overviewOf, type OverviewLayer } from './overview';

const credit = { name: 'DB AG', licence: 'CC BY 4.0', link: 'https://example.org' };

test('files become one map, each credit once, in an order that does not depend on the database', () => {
	const overview = overviewOf({
		'map/b': { kind: 'rail', confidence: 'source', credit, lines: [{ name: 'RB 73', course: [[52, 8.8]] }] },
		'map/a': { kind: 'station', confidence: 'source', credit, points: [['Lage (Lippe)', 52, 8.8]] }
	});
	expect(overview).toEqual({
		points: [{ kind: 'station', confidence: 'source', point: ['Lage (Lippe)', 52, 8.8] }],
		lines: [{ kind: 'rail', line: { name: 'RB 73', course: [[52, 8.8]] } }],
		credits: [credit]
	});
});

test('a newer release with a kind of layer this shell does not know still gives a map', () => {
	const newer = { kind: 'ferry', confidence: 'source', credit } as unknown as OverviewLayer;
	expect(overviewOf({ 'map/ferries': newer })).toEqual({ points: [], lines: [], credits: [] });
});
