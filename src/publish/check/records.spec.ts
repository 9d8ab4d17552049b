import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plantTree, type Tree } from '../content-tree.spec-support';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const cafe = 'offers/sprachcafe.yaml';
const kreishaus = 'places/kreishaus.yaml';
const provider = 'providers/ki-lippe.yaml';

/** Replaces one piece of a file and expects exactly one problem, on this line. */
async function expectFault(file: string, from: string, to: string, line: number, text: RegExp) {
	const problems = await tree.problems({
		[file]: (before) => {
			if (!before.includes(from)) throw new Error(`${file} does not contain ${from}`);
			return before.replace(from, to);
		}
	});
	expect(problems).toEqual([
		expect.objectContaining({ file, line, text: expect.stringMatching(text) as string })
	]);
}

describe('an offer', () => {
	test.each([
		['a missing title names the file and the line', '    title: Sprachcafé\n', '', 16, /«title» fehlt/],
		['an empty title is a missing one', 'title: Sprachcafé', 'title:', 17, /«title» fehlt/],
		[
			'a title too long for the screen',
			'title: Sprachcafé',
			`title: ${'ä'.repeat(81)}`,
			17,
			/81 Zeichen zu lang, höchstens 80/
		],
		['a summary too long for a card', 'Deutsch üben', 'Deutsch '.repeat(25), 18, /«summary» .*höchstens 160/],
		['a number for a title', 'title: Sprachcafé', 'title: 2026', 17, /Anführungszeichen/],
		[
			'an unknown field, with the near one',
			'cost: free',
			'cost: free\ncosts: free',
			8,
			/«costs» gibt es hier nicht\. Meinten Sie «cost»\?/
		],
		[
			'an unknown field inside the texts',
			'    summary: Deutsch',
			'    sumary: Deutsch',
			18,
			/«sumary» .*Meinten Sie «summary»\?/
		],
		['an unknown locale', '  en:\n', '  fr:\n', 23, /Die Sprache «fr» kennt die App nicht/],
		[
			'an unknown topic, with the near one',
			'[german, arriving]',
			'[arriving, germn]',
			1,
			/Das Thema «germn» gibt es nicht\. Meinten Sie «german»\? Alle Themen stehen in topics\.yaml/
		],
		['a topic by its German name', '[german, arriving]', '[deutsch]', 1, /Meinten Sie «german»\?/],
		['no topic at all', '[german, arriving]', '[]', 1, /mindestens ein Thema/],
		['one topic without brackets', '[german, arriving]', 'german', 1, /eckigen Klammern/],
		[
			'an unknown provider',
			'provider: ki-lippe',
			'provider: ki-lipe',
			2,
			/Den Anbieter «ki-lipe» gibt es nicht\. Meinten Sie «ki-lippe»\?/
		],
		['a missing provider', 'provider: ki-lippe\n', '', 1, /«provider» fehlt/],
		[
			'an unknown place',
			'[kreishaus]',
			'[kreishauss]',
			3,
			/Den Ort «kreishauss» gibt es nicht\. Meinten Sie «kreishaus»\?/
		],
		[
			'an unknown municipality',
			'municipalities: all',
			'municipalities: [lemgow]',
			5,
			/Die Kommune «lemgow» gibt es nicht\. Meinten Sie «lemgo»\?/
		],
		[
			'a municipality without brackets',
			'municipalities: all',
			'municipalities: lemgo',
			5,
			/entweder all oder eine Liste/
		],
		[
			'an unknown audience',
			'[newcomers, families]',
			'[newcomers, famlies]',
			4,
			/«famlies» gibt es nicht\. Meinten Sie «families»\?/
		],
		[
			'an unknown cost',
			'cost: free',
			'cost: kostenlos',
			7,
			/«kostenlos» gibt es nicht\. Erlaubt sind: free, partly, paid, unknown/
		],
		[
			'an unknown registration',
			'registration: none',
			'registration: nein',
			8,
			/«registration»: «nein» gibt es nicht/
		],
		['an unknown language', '[de, ar]', '[de, arabisch]', 6, /Sprachkürzel «arabisch»/],
		['a bad email', 'beispiel@kreis-lippe.de', 'beispiel(at)kreis-lippe.de', 9, /keine E-Mail-Adresse/],
		[
			'an id that is not the file name',
			'topics: [g',
			'id: cafe\ntopics: [g',
			1,
			/wie die Datei heißen: sprachcafe/
		],
		['broken hours', 'Mo-Fr 09:00-12:00; PH off', 'Mo-Fr 9 bis 12 und so', 10, /Öffnungszeiten/],
		[
			'a closure that ends before it begins',
			'until: 2027-01-01',
			'until: 2026-01-01',
			11,
			/endet am 2026-01-01, bevor sie am 2026-12-24 beginnt/
		],
		['a closure without a beginning', '{ from: 2026-12-24, until', '{ until', 11, /«from» fehlt/],
		['a German date', '2026-12-24', '24.12.2026', 11, /«24\.12\.2026» ist kein Datum/],
		['a day the calendar does not have', '2026-12-24', '2026-02-30', 11, /kein Datum/],
		[
			'a check in the future',
			'checked: 2026-11-20',
			'checked: 2026-11-24',
			13,
			/2026-11-24 liegt in der Zukunft/
		],
		['a missing source', 'source: ausgedacht\n', '', 1, /«source» fehlt .*woher Sie es wissen/],
		['a missing owner', 'owner: KI Kreis Lippe\n', '', 1, /«owner» fehlt/],
		[
			'a wrong kind of translation',
			'translated: machine',
			'translated: google',
			24,
			/Erlaubt sind: machine, human/
		],
		[
			'a German text that says it is translated',
			'    title: Sprachcafé',
			'    title: Sprachcafé\n    translated: human',
			18,
			/«translated» gibt es hier nicht/
		],
		[
			'a dead link inside',
			'place/rathaus-lemgo',
			'place/rathaus-lemgoo',
			22,
			/«place\/rathaus-lemgoo», das gibt es nicht\. Meinten Sie «place\/rathaus-lemgo»\?/
		],
		['a script in the text', 'Ein kurzer Text', '<script>alert(1)</script> Ein kurzer Text', 20, /Skript/],
		['a folded text, which would lose its paragraphs', 'body: |', 'body: >', 19, /body: \|/]
	])('%s', async (_, from, to, line, text) => {
		await expectFault(cafe, from, to, line, text);
	});

	test('its own id inside the file is allowed', async () => {
		await tree.write({ [cafe]: (text) => `id: sprachcafe\n${text}` });
		await tree.release();
	});

	test('fields left empty count as left out', async () => {
		await tree.release();
		await tree.write({ [cafe]: (text) => `web:\nphones: \n${text}` });
		expect((await tree.release()).changed).toBe(false);
	});

	test('several mistakes in several files are told all at once, by file and line', async () => {
		const problems = await tree.problems({
			[cafe]: (text) =>
				text.replace('[german', '[germann').replace('free', 'frei').replace('    title: Sprachcafé\n', ''),
			[provider]: (text) => text.replace('https:', 'http:')
		});
		expect(problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
			`${cafe}:1`,
			`${cafe}:7`,
			`${cafe}:16`,
			`${provider}:2`
		]);
	});
});

describe('a place', () => {
	test.each([
		[
			'an unknown municipality',
			'municipality: detmold',
			'municipality: detmolt',
			3,
			/Meinten Sie «detmold»\?/
		],
		['a position outside the region', 'lat: 51.9346', 'lat: 50.9346', 5, /außerhalb des Gebiets/],
		[
			'latitude and longitude swapped',
			'lat: 51.9346, lon: 8.8756',
			'lat: 8.8756, lon: 51.9346',
			5,
			/vertauscht.*lat: 51\.9346, lon: 8\.8756/
		],
		['a decimal comma', 'lat: 51.9346', "lat: '51,9346'", 5, /«lat» muss eine Zahl mit Punkt sein/],
		['an unknown precision', 'precision: door', 'precision: tür', 5, /Erlaubt sind: door, town/],
		['an address without a town', ', town: Detmold', '', 4, /«town» fehlt/],
		[
			'a postcode that lost its zero',
			'32756',
			'01067',
			4,
			/«1067» ist keine Postleitzahl .*Anführungszeichen/
		],
		[
			'a field that only offers have',
			'municipality: detmold',
			'municipality: detmold\ncost: free',
			4,
			/«cost» gibt es hier nicht/
		]
	])('%s', async (_, from, to, line, text) => {
		await expectFault(kreishaus, from, to, line, text);
	});

	test('a postcode of letters', async () => {
		await expectFault(kreishaus, '32756', 'D-32756', 4, /«D-32756» ist keine Postleitzahl/);
	});
});

test('a record without a German text is told so, whatever other language it has', async () => {
	await expectFault(provider, '  de:', '  en:', 5, /«de» fehlt .*die deutsche Fassung/);
});

describe('a phone number', () => {
	test('German ways of writing become one that can be dialled from anywhere', async () => {
		await tree.write({
			[provider]: (text) =>
				text.replace(
					"['05231 62-0', 112]",
					"['05231/62-0', '(05231) 620', '+49 5231 620', '0800 1110111', '116 117', 115, '110']"
				)
		});
		await tree.release();
		const facts = Object.values(await tree.records('facts'));
		expect(facts).toContainEqual(
			expect.objectContaining({
				phones: ['+495231620', '+495231620', '+495231620', '+498001110111', '116117', '115', '110']
			})
		);
	});

	test.each([
		['one digit too few', "'0523'", /gibt es so nicht/],
		['words', "'bitte anrufen'", /gibt es so nicht/],
		['without quotation marks the leading zero is lost', '05231620', /Anführungszeichen/]
	])('%s', async (_, to, text) => {
		await expectFault(provider, "'05231 62-0'", to, 1, text);
	});
});

describe('a web address', () => {
	test.each([
		['http', 'http://www.kreis-lippe.de', /https:\/\/www\.kreis-lippe\.de/],
		['without https', 'www.kreis-lippe.de', /vollständig: https:\/\/www\.kreis-lippe\.de/],
		['with a blank', 'https://www.kreis lippe.de', /keine Internetadresse/],
		['javascript', 'javascript:alert(1)', /keine Internetadresse/]
	])('%s', async (_, to, text) => {
		await expectFault(provider, 'https://www.kreis-lippe.de', to, 2, text);
	});
});
