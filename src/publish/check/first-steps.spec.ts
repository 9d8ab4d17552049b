import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plantTree, type Tree } from '../content-tree.spec-support';

let tree: Tree;
beforeEach(async () => void (tree = await plantTree()));
afterEach(() => tree.remove());

const FACTS = `frist:
  kind: weeks
  value: 2
  asOf: 2026-11
  source: ausgedacht
strafe:
  kind: euro
  value: 1000
  asOf: 2026-11
  source: ausgedacht
`;
const STEP = `order: 10
situations: [eu, family]
municipalities: all
term: frist
guide: anmelden
authority: address
offers: [sprachcafe]
source: ausgedacht
checked: null
owner: KI Kreis Lippe
texts:
  de:
    title: Anmelden
    summary: 'Frist: {frist}, sonst {strafe}.'
`;
const PHRASES = `termin: { order: 10, group: office, german: Ich habe einen Termin., texts: { de: { title: Termin }, en: { title: I have an appointment. } } }
`;

describe('a step of the first weeks', () => {
	test('carries the length of its term, so that a phone can count it from the day of arrival', async () => {
		await tree.write({ 'facts.yaml': FACTS, 'steps/anmelden.yaml': STEP });
		await tree.release();
		expect((await tree.records('facts'))['step/anmelden']).toEqual({
			order: 10,
			situations: ['eu', 'family'],
			municipalities: [],
			term: { weeks: 2 },
			guide: 'anmelden',
			authority: 'address',
			places: [],
			offers: ['sprachcafe'],
			source: 'ausgedacht',
			checked: null,
			owner: 'KI Kreis Lippe'
		});
		expect((await tree.records('text/en'))['step/anmelden']).toMatchObject({
			lang: 'de',
			summary: 'Frist: 2\u00a0Wochen, sonst 1.000\u00a0Euro.'
		});
	});

	test('for everybody names nobody', async () => {
		await tree.write({ 'facts.yaml': FACTS, 'steps/anmelden.yaml': STEP.replace('[eu, family]', 'all') });
		await tree.release();
		expect((await tree.records('facts'))['step/anmelden']).toMatchObject({ situations: [] });
	});

	test.each([
		['term: frist', 'term: strafe', /4: «term»: Eine Frist «strafe» gibt es nicht.*kind: days, weeks/],
		['term: frist', 'term: frits', /4: .*Meinten Sie «frist»\?/],
		[
			'guide: anmelden',
			'guide: anmeldung',
			/5: Den Ratgeber «anmeldung» gibt es nicht. Meinten Sie «anmelden»\?/
		],
		[
			'authority: address',
			'authority: adress',
			/6: Die Zuständigkeit «adress» gibt es nicht. Meinten Sie «address»\?/
		],
		['[sprachcafe]', '[sprachkaffee]', /7: Das Angebot «sprachkaffee» gibt es nicht/],
		['[eu, family]', '[eu, familie]', /2: Die Lage «familie» gibt es nicht.*Erlaubt sind: eu, family/],
		['[eu, family]', 'alle', /2: «situations» ist entweder all oder eine Liste wie \[family, refugee\]/]
	])('%s written as %s is refused with its line', async (right, wrong, words) => {
		const found = await tree.problems({
			'facts.yaml': FACTS,
			'steps/anmelden.yaml': STEP.replace(right, wrong)
		});
		expect(found.map(({ file, line, text }) => `${file}:${line}: ${text}`)).toEqual([
			expect.stringMatching(words)
		]);
	});

	test('of another source is not taken', async () => {
		const [found] = await tree.problems({ 'imported/musterkreis/steps/anmelden.yaml': STEP });
		expect(found?.text).toMatch(/gehört nicht hierher/);
	});
});

describe('a sentence card', () => {
	test('carries its German sentence beside the words of every language', async () => {
		await tree.write({ 'phrases.yaml': PHRASES });
		await tree.release();
		expect((await tree.records('facts'))['phrase/termin']).toEqual({
			order: 10,
			group: 'office',
			german: 'Ich habe einen Termin.'
		});
		expect((await tree.records('text/en'))['phrase/termin']).toEqual({ title: 'I have an appointment.' });
	});

	test('of a group that does not exist is refused', async () => {
		const [found] = await tree.problems({ 'phrases.yaml': PHRASES.replace('office', 'amt') });
		expect(found).toMatchObject({ file: 'phrases.yaml', line: 1 });
		expect(found?.text).toMatch(/«amt» gibt es nicht.*talking, office/);
	});
});

describe('a page about the app', () => {
	const PAGE = `order: 10
source: ausgedacht
owner: KI Kreis Lippe
texts:
  de:
    title: Impressum
    body: |
      Verantwortlich ist der Kreis.

      [Bitte ausfüllen: Anschrift] und noch [bitte ausfüllen: E-Mail]
`;

	test('says which places nobody has filled in, and is refused for it on the day of going live', async () => {
		await tree.write({ 'legal/impressum.yaml': PAGE });
		const hints = [
			expect.objectContaining({
				file: 'legal/impressum.yaml',
				line: 10,
				text: expect.stringMatching(/«Anschrift»/) as string
			}),
			expect.objectContaining({
				file: 'legal/impressum.yaml',
				line: 10,
				text: expect.stringMatching(/«E-Mail»/) as string
			})
		];
		expect((await tree.release()).hints).toEqual(hints);
		const strict = await tree.publish(undefined, { strict: true });
		expect(strict).toMatchObject({ ok: false, problems: expect.arrayContaining(hints) as unknown });
	});

	test('of which only a translation still waits says so in that language', async () => {
		const translated = `${PAGE.replace(/\n\n {6}\[Bitte.*/, '')}  en:\n    title: Imprint\n    body: |\n      [Bitte ausfüllen: Anschrift]\n`;
		await tree.write({ 'legal/impressum.yaml': translated });
		expect((await tree.release()).hints).toEqual([
			expect.objectContaining({ line: 12, text: expect.stringMatching(/«Anschrift»/) as string })
		]);
	});

	test('that is whole says nothing', async () => {
		await tree.write({ 'legal/impressum.yaml': PAGE.replace(/\n\n {6}\[Bitte.*/, '') });
		expect((await tree.release()).hints).toEqual([]);
		expect((await tree.records('text/de'))['page/impressum']).toMatchObject({ title: 'Impressum' });
	});
});
