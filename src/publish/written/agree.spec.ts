import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plantTree, type Change, type Tree } from '../content-tree.spec-support';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const cafe = 'offers/sprachcafe.yaml';
const de = 'guides/10-anmelden/de.md';
const en = 'guides/10-anmelden/en.md';

/** What a German text and its translation say after the heading that both have. */
const bodies = (german: string, english: string): Record<string, Change> => ({
	[de]: (text) => `${text}\n${german}\n`,
	[en]: (text) => `${text}\n${english}\n`
});

async function faults(german: string, english: string): Promise<string[]> {
	await tree.write(bodies(german, english));
	const outcome = await tree.publish();
	return outcome.ok ? [] : outcome.problems.map(({ file, line, text }) => `${file}:${line}: ${text}`);
}

describe('a translation that says something else', () => {
	test('another amount is found on both sides, with the line of each', async () => {
		expect(await faults('Es kostet 18,36 Euro.', 'It costs\n18.63 euros.')).toEqual([
			expect.stringMatching(
				/^guides\/10-anmelden\/en\.md:2: Die Zahl 18\.36 fehlt hier.*guides\/10-anmelden\/de\.md:16\./
			),
			expect.stringMatching(/^guides\/10-anmelden\/en\.md:9: Die Zahl 18\.63 steht nicht im deutschen Text/)
		]);
	});

	test('a deadline of six months where German says three is found, although both could be words', async () => {
		expect(await faults('Sie haben drei Monate Zeit.', 'You have 6 months.')).toEqual([
			expect.stringMatching(/en\.md:8: Die Zahl 6 steht nicht im deutschen Text/)
		]);
	});

	test('a number written in another way or up to twelve as a word is the same number', async () => {
		expect(
			await faults(
				'1.000 Euro, 2,50 Euro, 116 016, ab 9 Uhr, drei Tage, 5 Ämter, 1. August 2026',
				'1,000 euros, 2.5 euros, 116016, from 9:00, 3 days, five offices, 1 August 2026'
			)
		).toEqual([]);
	});

	test('a link to another place is found', async () => {
		expect(
			await faults('Siehe [Rathaus](place/rathaus-lemgo).', 'See the [town hall](place/kreishaus).')
		).toEqual([
			expect.stringMatching(
				/en\.md:2: Der Link «place\/rathaus-lemgo» fehlt hier\. Im deutschen Text: .*:16/
			),
			expect.stringMatching(/en\.md:8: Der Link «place\/kreishaus» steht nicht im deutschen Text/)
		]);
	});

	test('the English page of the same site is the same link, another site is not', async () => {
		expect(await faults('[BAMF](https://www.bamf.de)', '[BAMF](https://bamf.de/EN/)')).toEqual([]);
		expect(await faults('[A](https://a.de)', '[A](https://b.de)')).toHaveLength(2);
	});

	test('a fact without its name would stay behind when the fee is raised', async () => {
		await tree.write({
			'facts.yaml': 'gebuehr:\n  kind: euro\n  value: 20\n  asOf: 2026-11\n  source: ausgedacht\n'
		});
		expect(await faults('Es kostet {gebuehr}.', 'It costs 20 euros.')).toEqual([
			expect.stringMatching(/en\.md:2: Die Angabe \{gebuehr\} fehlt hier/),
			expect.stringMatching(/en\.md:8: Die Zahl 20 steht nicht im deutschen Text/)
		]);
	});

	test('what the translation leaves out altogether stays German and is not compared', async () => {
		await tree.write({ [cafe]: (text) => text.replace('Ein kurzer Text', 'Ein Text von 2026') });
		await tree.release();
	});

	test('a dead link is found in every language', async () => {
		expect(await faults('Text.', 'See [it](offer/nothing).')).toContainEqual(
			expect.stringMatching(/en\.md:8: Der Link führt zu «offer\/nothing», das gibt es nicht/)
		);
	});
});

test('who changes the German text is not stopped by translations that nobody has made yet', async () => {
	await tree.write({
		...bodies('Es kostet 20 Euro.', 'It costs 20 euros.'),
		[en]: (text) =>
			`${text.replace('translated: human', 'translated: human\nof: oldoldol')}\nIt costs 20 euros.\n`
	});
	await tree.write({ [de]: (text) => text.replace('20 Euro', '25 Euro') });
	const { hints } = await tree.release();
	expect(hints.map(({ file, text }) => `${file}: ${text}`)).toEqual([
		expect.stringMatching(/^guides\/10-anmelden\/en\.md: Die Zahl 25 fehlt hier/),
		expect.stringMatching(/^guides\/10-anmelden\/en\.md: Die Zahl 20 steht nicht/)
	]);
});
