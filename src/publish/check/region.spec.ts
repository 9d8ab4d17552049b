import { afterEach, beforeEach, expect, test } from 'vitest';
import { plantTree, type Tree } from '../content-tree.spec-support';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

async function expectFault(file: string, from: string, to: string, line: number, text: RegExp) {
	const problems = await tree.problems({ [file]: (before) => before.replace(from, to) });
	expect(problems).toEqual([
		expect.objectContaining({ file, line, text: expect.stringMatching(text) as string })
	]);
}

test.each([
	['an office for a municipality twice', '[lemgo]', '[lemgo, lemgo]', 11, /«lemgo» schon eine andere Stelle/],
	[
		'an office for a municipality that does not exist',
		'[lemgo]',
		'[lemgoo]',
		11,
		/«lemgoo» gibt es nicht\. Meinten Sie «lemgo»\?/
	],
	['two offices for all the rest', '[lemgo]', '[]', 12, /zwei Einträge für alle übrigen/],
	[
		'an office that does not exist',
		'place: rathaus-lemgo',
		'place: rathaus-lembo',
		11,
		/Den Ort «rathaus-lembo» gibt es nicht/
	],
	['a town outside the box', 'lat: 52.028', 'lat: 53.028', 8, /außerhalb/],
	[
		'a box with its sides in the wrong order',
		'[8.6, 51.7, 9.4, 52.3]',
		'[9.4, 51.7, 8.6, 52.3]',
		2,
		/Westen, Süden, Osten, Norden/
	],
	[
		'an abbreviated state, whose holidays would silently be wrong',
		'Nordrhein-Westfalen',
		'nw',
		5,
		/Für «nw» sind keine Feiertage bekannt/
	],
	['an unknown time zone', 'Europe/Berlin', 'Europa/Berlin', 3, /Zeitzone «Europa\/Berlin»/]
])('%s', async (_, from, to, line, text) => {
	await expectFault('region.yaml', from, to, line, text);
});

test('a box with latitude and longitude swapped is one problem, not one for every position', async () => {
	await expectFault(
		'region.yaml',
		'[8.6, 51.7, 9.4, 52.3]',
		'[51.7, 8.6, 52.3, 9.4]',
		2,
		/Keine der Kommunen/
	);
});

test('a municipality nobody answers for is named', async () => {
	await expectFault(
		'region.yaml',
		'    - { place: kreishaus, municipalities: [] }\n',
		'',
		10,
		/für detmold niemand/
	);
});

test('a region shows its name where nobody wrote texts for it', async () => {
	await tree.release();
	expect((await tree.records('text/en'))['region/here']).toEqual({ title: 'Kreis Lippe', lang: 'de' });
	await tree.write({
		'region.yaml': (text) => `${text}texts: { de: { title: Kreis Lippe }, en: { title: Lippe district } }\n`
	});
	await tree.release();
	expect((await tree.records('text/en'))['region/here']).toEqual({ title: 'Lippe district' });
});

test('a topic without a German title is named by its line', async () => {
	await expectFault('topics.yaml', 'de: { title: Ankommen und Papiere }', 'de: {}', 2, /«title» fehlt/);
});

test('a topic without an icon is named by its line', async () => {
	await expectFault('topics.yaml', ', icon: file-text', '', 2, /«icon» fehlt/);
});

test('says where wishes go and which film there is in sign language; without them the record says nothing of it', async () => {
	await tree.release();
	const before = (await tree.records('facts'))['region/here'];
	expect(before).not.toHaveProperty('wishes');
	expect(before).not.toHaveProperty('signFilm');
	await tree.write({
		'region.yaml': (text) =>
			`${text}wishes: { post: https://wuensche.example.org/neu }\nsignFilm: { web: https://film.example.org/1, minutes: 3, megabytes: 20 }\n`
	});
	await tree.release();
	expect((await tree.records('facts'))['region/here']).toMatchObject({
		wishes: { post: 'https://wuensche.example.org/neu' },
		signFilm: { web: 'https://film.example.org/1', minutes: 3, megabytes: 20 }
	});
});

test.each([
	['wishes: { post: http://wuensche.example.org }', /beginnt mit http\. Bitte schreiben Sie https/],
	['wishes: { email: schreiben }', /«schreiben» ist keine E-Mail-Adresse/],
	['wishes: { emial: a@example.org }', /«emial» gibt es hier nicht\. Meinten Sie «email»/],
	['signFilm: { web: https://film.example.org, minutes: 3 }', /«megabytes» fehlt/]
])('%s is refused', async (line, text) => {
	const found = await tree.problems({ 'region.yaml': (before) => `${before}${line}\n` });
	expect(found.map((problem) => problem.text)).toEqual([expect.stringMatching(text)]);
});
