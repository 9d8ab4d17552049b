import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plantTree, type Tree } from '../content-tree.spec-support';

let tree: Tree;
const CREDIT = '{ name: © DB AG, licence: CC BY 4.0, link: https://example.org/by }';

/** A small map in which everything is right: each spec breaks one thing. */
const MAP = {
	'map/towns.yaml': `kind: town
confidence: source
source: ausgedacht
points:
  - { municipality: lemgo, inhabitants: 40000 }
  - { municipality: detmold, inhabitants: 74000 }
`,
	'map/villages.yaml': `kind: settlement
confidence: memory
source: ausgedacht
points:
  - { name: Lieme, lat: 52.0321234, lon: 8.832 }
`,
	'map/stations.yaml': `kind: station
confidence: source
credit: ${CREDIT}
source: ausgedacht
points:
  - { name: Lemgo, lat: 52.0224, lon: 8.894696 }
  - { name: Herford, lat: 52.1196, lon: 8.6636 }
`,
	'map/rail.yaml': `kind: rail
confidence: source
source: ausgedacht
lines:
  - name: RB 73
    via: [Herford, Lemgo]
`,
	'map/roads.yaml': `kind: road
confidence: memory
source: ausgedacht
lines:
  - { name: B 66, via: [Lemgo, Lieme, Detmold] }
`
};

beforeEach(async () => {
	tree = await plantTree();
	await tree.write(MAP);
});
afterEach(() => tree.remove());

describe('the overview map', () => {
	test('is a pack of its own, with one record for each file', async () => {
		const { packs } = await tree.release();
		expect(Object.keys(packs)).toContain('map');
		expect(Object.keys(await tree.records('map')).sort()).toEqual([
			'map/rail',
			'map/roads',
			'map/stations',
			'map/towns',
			'map/villages'
		]);
	});

	test('names the town with the most people first, by name and centre of region.yaml', async () => {
		await tree.release();
		expect((await tree.records('map'))['map/towns']).toEqual({
			kind: 'town',
			confidence: 'source',
			points: [
				['Detmold', 51.936, 8.878],
				['Lemgo', 52.028, 8.899]
			]
		});
	});

	test('keeps metres, not millimetres, and whom the licence wants named', async () => {
		await tree.release();
		const records = await tree.records('map');
		expect(records['map/villages']).toMatchObject({ points: [['Lieme', 52.03212, 8.832]] });
		expect(records['map/stations']).toMatchObject({ credit: { name: '© DB AG', licence: 'CC BY 4.0' } });
	});

	test('leads railways through the station and roads through the town of the same name', async () => {
		await tree.release();
		const records = await tree.records('map');
		expect(records['map/rail']).toMatchObject({
			lines: [
				{
					course: [
						[52.1196, 8.6636],
						[52.0224, 8.8947]
					]
				}
			]
		});
		expect(records['map/roads']).toMatchObject({
			lines: [
				{
					course: [
						[52.028, 8.899],
						[52.03212, 8.832],
						[51.936, 8.878]
					]
				}
			]
		});
	});

	test('is left out by a district that has none, and nothing else is missing', async () => {
		for (const file of Object.keys(MAP)) await tree.write({ [file]: null });
		expect(Object.keys((await tree.release()).packs)).not.toContain('map');
	});
});

test.each([
	['an unknown kind', 'map/rail.yaml', 'kind: rail', 'kind: tram', 1, /«kind»: «tram» gibt es nicht/],
	['no kind', 'map/rail.yaml', 'kind: rail\n', '', 1, /«kind» fehlt.*was die Datei zeichnet/],
	['no word on how sure it is', 'map/villages.yaml', 'confidence: memory\n', '', 1, /«confidence» fehlt/],
	['no source', 'map/roads.yaml', 'source: ausgedacht\n', '', 1, /«source» fehlt/],
	[
		'a line through a station that nobody named',
		'map/rail.yaml',
		'Herford',
		'Herfort',
		6,
		/«Herfort» gibt es nicht\. Meinten Sie «Herford»\?.*kind: station/
	],
	[
		'a road through a place that nobody named',
		'map/roads.yaml',
		'Lieme',
		'Liemee',
		5,
		/«Liemee» gibt es nicht\. Meinten Sie «Lieme»\?/
	],
	['a line of one point', 'map/rail.yaml', '[Herford, Lemgo]', '[Lemgo]', 6, /mindestens zwei Punkte/],
	[
		'a village outside the region',
		'map/villages.yaml',
		'lat: 52.0321234',
		'lat: 53.03',
		5,
		/außerhalb des Gebiets/
	],
	[
		'latitude and longitude swapped',
		'map/villages.yaml',
		'lat: 52.0321234, lon: 8.832',
		'lat: 8.832, lon: 52.03',
		5,
		/vertauscht/
	],
	[
		'a station on the other side of the country',
		'map/stations.yaml',
		'lon: 8.6636',
		'lon: 13.4',
		7,
		/außerhalb/
	],
	[
		'a town that is none',
		'map/towns.yaml',
		'municipality: lemgo',
		'municipality: lembo',
		5,
		/«lembo» gibt es nicht\. Meinten Sie «lemgo»\?/
	],
	[
		'a place twice',
		'map/stations.yaml',
		'name: Herford',
		'name: Lemgo',
		7,
		/«Lemgo» steht schon weiter oben/
	],
	[
		'a name too long for a map',
		'map/villages.yaml',
		'name: Lieme',
		'name: Lieme an der Ilse bei Lemgo in Lippe',
		5,
		/zu lang/
	],
	[
		'a licence without a link that opens',
		'map/stations.yaml',
		'https://example.org/by',
		'irgendwo',
		3,
		/irgendwo/
	],
	[
		'a field that is none',
		'map/roads.yaml',
		'name: B 66',
		'nummer: 1, name: B 66',
		5,
		/«nummer» gibt es hier nicht/
	]
])('%s is named by file and line', async (_, file, from, to, line, text) => {
	const problems = await tree.problems({ [file]: (before) => before.replace(from, to) });
	expect(problems).toContainEqual(
		expect.objectContaining({ file, line, text: expect.stringMatching(text) as string })
	);
});

test('a name that stands for two places cannot lead a line astray', async () => {
	const problems = await tree.problems({
		'map/more.yaml': `kind: settlement
confidence: memory
source: ausgedacht
points: [{ name: Lieme, lat: 52.1, lon: 8.9 }]
`
	});
	expect(problems).toEqual([
		expect.objectContaining({
			file: 'map/roads.yaml',
			line: 5,
			text: expect.stringMatching(/«Lieme» gibt es zweimal/) as string
		})
	]);
});

test('what is no file of the map is told so', async () => {
	const problems = await tree.problems({ 'map/karte.pdf': 'x', 'map/Straßen.yaml': 'kind: road\n' });
	expect(problems.map(({ file }) => file)).toEqual(['map/Straßen.yaml', 'map/karte.pdf']);
});
