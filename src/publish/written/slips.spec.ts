import { afterEach, beforeEach, expect, test } from 'vitest';
import { plantTree, type Tree } from '../content-tree.spec-support';
import { germanSentenceIn } from './slips';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const en = 'guides/10-anmelden/en.md';

test('a hidden character that turns the direction round is refused, a Persian joiner is not', async () => {
	await tree.write({ [en]: (text) => `${text}\nA\u200cB\n\nCall \u202e112\u202c now.\n` });
	const outcome = await tree.publish();
	expect(outcome).toMatchObject({ ok: false });
	expect(outcome.ok || outcome.problems).toEqual(
		expect.arrayContaining([
			{ file: en, line: 10, text: expect.stringMatching(/U\+202E.*löschen/) as string }
		])
	);
	expect(JSON.stringify(outcome)).not.toContain('200C');
});

test('a sentence left in German is a hint with its line', async () => {
	await tree.write({
		[en]: (text) =>
			`${text}\nCome in.\n\nBitte bringen Sie Ihren Pass und die Bestätigung vom Vermieter mit.\n`
	});
	expect((await tree.release()).hints).toEqual([
		{ file: en, line: 10, text: expect.stringMatching(/sieht deutsch aus.*«en».*Bitte bringen/) as string }
	]);
});

test.each([
	'“Ich brauche einen Krankenwagen, und mein Kind ist nicht hier.” (I need an ambulance.)',
	'The office is called Ausländerbehörde (Amt für alle, die nicht aus der EU sind und hier leben).',
	'[Bundesamt für Migration und Flüchtlinge](https://www.bamf.de)',
	'Agentur für Arbeit, Zentrum für Integration',
	'Ask the Bundesamt für Migration und Flüchtlinge whether this is still so.',
	'Navê te li ser deriyê postê be; ev der nêzîkî bajêr e.',
	'Die Zahl'
])('%s is not taken for a German sentence', (line) => {
	expect(germanSentenceIn(line)).toBeUndefined();
});
