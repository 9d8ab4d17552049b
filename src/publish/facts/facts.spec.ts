import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plantTree, type Change, type Tree } from '../content-tree.spec-support';
import type { Locale, Text } from '../../lib/domain/records';
import { putFacts } from './put-in';
import type { NamedFacts } from './named-facts';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const cafe = 'offers/sprachcafe.yaml';
const de = 'guides/10-anmelden/de.md';
const en = 'guides/10-anmelden/en.md';
const fact = (name: string, kind: string, value: string) =>
	`${name}:\n  kind: ${kind}\n  value: ${value}\n  asOf: 2026-11\n  source: ausgedacht\n`;
const FACTS = fact('gebuehr', 'euro', '18.36') + fact('notruf', 'phone', "'116 016'");

const SAID: Record<string, Change> = {
	'facts.yaml': FACTS,
	[de]: (text) =>
		text.replace('Ihren Pass', 'Ihren Pass und {gebuehr} (Stand {gebuehr.stand})') +
		'\n## {notruf}\n\nRufen Sie {notruf} an.\n\n{notruf}\n\n[Hilfe: {notruf}](place/kreishaus) hilft.\n',
	[en]: (text) =>
		`${text}\n1. {gebuehr}, as of {gebuehr.stand}\n\n{notruf} or [help: {notruf}](place/kreishaus)\n`,
	[cafe]: (text) =>
		text
			.replace('Deutsch üben bei Kaffee und Tee.', "'{gebuehr} für Tee, Hilfe: {notruf}'")
			.replace('Practise German over coffee and tea.', "'{gebuehr} for tea, help: {notruf}'")
};

async function problem(changes: Record<string, Change>) {
	return (await tree.problems(changes)).map(({ file, line, text }) => `${file}:${line}: ${text}`);
}

describe('a named fact', () => {
	test('is said in each language as that language says it', async () => {
		await tree.write(SAID);
		await tree.release();
		expect((await tree.records('text/de'))['offer/sprachcafe']).toMatchObject({
			summary: '18,36\u00a0Euro für Tee, Hilfe: 116 016'
		});
		expect((await tree.records('text/en'))['offer/sprachcafe']).toMatchObject({
			summary: '18.36\u00a0euros for tea, help: 116 016'
		});
		expect(JSON.stringify(await tree.records('text/de'))).toContain(
			'Ihren Pass und 18,36\u00a0Euro (Stand November 2026)'
		);
		const all = JSON.stringify([await tree.records('text/de'), await tree.records('text/en')]);
		expect(all).not.toMatch(/\{(?:gebuehr|notruf)/);
	});

	test('that is a phone number can be tapped in a text, but not inside a heading or another link', async () => {
		await tree.write(SAID);
		await tree.release();
		const { body } = (await tree.records('text/de'))['guide/anmelden'] as Text;
		const dial = { type: 'link', href: 'tel:116016', text: ['116 016'] };
		expect(body?.slice(-4)).toEqual([
			{ type: 'heading', level: 2, text: ['116 016'] },
			{ type: 'paragraph', text: ['Rufen Sie ', dial, ' an.'] },
			{ type: 'link', href: 'tel:116016', text: '116 016' },
			{
				type: 'paragraph',
				text: [{ type: 'link', href: 'place/kreishaus', text: ['Hilfe: 116 016'] }, ' hilft.']
			}
		]);
	});

	test('that is raised changes exactly the records that say it, and makes no translation old', async () => {
		await tree.write(SAID);
		await tree.release();
		const before = { de: await tree.records('text/de'), en: await tree.records('text/en') };
		await tree.write({ 'facts.yaml': FACTS.replace('18.36', '20') });
		await tree.release();
		for (const locale of ['de', 'en'] as const) {
			const after = await tree.records(`text/${locale}`);
			const changed = Object.keys(after).filter(
				(id) => JSON.stringify(after[id]) !== JSON.stringify(before[locale][id])
			);
			expect(changed).toEqual(['guide/anmelden', 'offer/sprachcafe']);
		}
		expect(JSON.stringify(await tree.records('text/en'))).toContain('20\u00a0euros');
		expect(JSON.stringify(await tree.records('text/en'))).not.toContain('outdated');
	});

	test('keeps the order of a phone number in a language written from the right', () => {
		const facts: NamedFacts = new Map([
			[
				'notruf',
				{
					kind: 'phone',
					value: '116 016',
					source: 'x',
					asOf: '2026-11',
					checked: null,
					volatile: false,
					line: 1
				}
			]
		]);
		const text: Text = {
			title: 'اتصل {notruf}',
			body: [{ type: 'list', items: [['اتصل 0800 546 546 5 أو {notruf} الآن']] }]
		};
		expect(putFacts(text, 'ar' as Locale, facts)).toEqual({
			title: 'اتصل \u2066116 016\u2069',
			body: [
				{
					type: 'list',
					items: [
						[
							'اتصل \u20660800 546 546 5\u2069 أو ',
							{ type: 'link', href: 'tel:116016', text: ['\u2066116 016\u2069'] },
							' الآن'
						]
					]
				}
			]
		});
	});
});

describe('the phone number of an offer or a place', () => {
	const withPhone = (text: string) => text.replace('email:', "phones: ['0228 19240', '112']\nemail:");
	const saying = (words: string) => (text: string) =>
		`${text}\n| Wer? | Nummer |\n| --- | --- |\n| alle | [Café](offer/sprachcafe): ${words} |\n`;

	test('is said by its address, as its page shows it, and can be tapped', async () => {
		const changes = {
			[cafe]: withPhone,
			[de]: saying('{offer/sprachcafe}'),
			[en]: saying('{offer/sprachcafe}')
		};
		await tree.write(changes);
		await tree.release();
		for (const locale of ['de', 'en']) {
			const { body } = (await tree.records(`text/${locale}`))['guide/anmelden'] as Text;
			expect(body?.at(-1), locale).toMatchObject({
				rows: [
					[
						['alle'],
						[
							{ href: 'offer/sprachcafe' },
							': ',
							{ type: 'link', href: 'tel:+4922819240', text: ['0228 19240'] }
						]
					]
				]
			});
		}
	});

	test.each([
		['that it does not have', '{offer/sprachcafe}', (text: string) => text, ''],
		['of one that does not exist', '{offer/sprachcaffe}', withPhone, 'Meinten Sie «offer/sprachcafe»?'],
		['with an age, which it has not', '{offer/sprachcafe.stand}', withPhone, ''],
		['of what is neither', '{guide/anmelden}', withPhone, '']
	])('%s is named with its line', async (_, words, change, hint) => {
		const found = await problem({ [cafe]: change, [de]: saying(words), [en]: saying(words) });
		expect(found.filter((fault) => fault.startsWith(de))).toEqual([
			expect.stringMatching(
				`^${de}:18: Eine Telefonnummer ${words} gibt es nicht.*${hint}`.replace('?', '\\?')
			)
		]);
	});

	test('is not missed while the offer has another fault', async () => {
		const found = await problem({
			[cafe]: (text) => withPhone(text).replace('cost: free', 'cost: teuer'),
			[de]: saying('{offer/sprachcafe}'),
			[en]: saying('{offer/sprachcafe}')
		});
		expect(found).toEqual([expect.stringContaining(cafe)]);
	});
});

describe('a mistake with a fact', () => {
	test('a name that does not exist is named with its line and the nearest one', async () => {
		expect(
			await problem({
				...SAID,
				[de]: (text) => text.replace('Ihren Pass', 'Ihren Pass, {gebür}, {gebuehr.datum}, {}')
			})
		).toEqual([
			expect.stringMatching(/^guides\/10-anmelden\/de\.md:13: Eine Angabe \{gebuehr\.datum\}.*«gebuehr»/),
			expect.stringMatching(/^guides\/10-anmelden\/de\.md:13: Eine Angabe \{gebür\} gibt es nicht/),
			expect.stringMatching(/^guides\/10-anmelden\/de\.md:13: Eine Angabe \{\} gibt es nicht/)
		]);
	});

	test('a name in a summary of a translation is looked up too', async () => {
		expect(
			await problem({ [cafe]: (text) => text.replace('over coffee', 'for {gebuehr} over coffee') })
		).toContainEqual(expect.stringMatching(/^offers\/sprachcafe\.yaml:26: Eine Angabe \{gebuehr\}/));
	});

	test('a fact that no text says is a hint', async () => {
		await tree.write({ 'facts.yaml': fact('gebuehr', 'euro', '18.36') });
		expect((await tree.release()).hints).toEqual([
			{ file: 'facts.yaml', line: 1, text: expect.stringMatching(/«gebuehr» steht in keinem Text/) as string }
		]);
	});

	test.each([
		['euro', '18,36', /3: Bei kind: euro ist «value» eine Zahl mit Punkt/],
		['date', '9.2.2026', /ist kein Tag dieser Art.*2026-02-09/],
		['day', "'13-01'", /ist kein Tag dieser Art.*12-01/],
		['phone', '116016', /Anführungszeichen/],
		['phone', "'0800 1'", /Die Telefonnummer/],
		['dollar', '3', /«dollar» gibt es nicht/]
	])('%s with the value %s is refused', async (kind, value, text) => {
		const [first] = await problem({ 'facts.yaml': fact('gebuehr', kind, value) });
		expect(first?.replace('facts.yaml:1', '3')).toMatch(text);
	});

	test('a broken facts.yaml does not make every name of every text wrong', async () => {
		const found = await problem({ ...SAID, 'facts.yaml': 'gebuehr: [\n' });
		expect(found).toHaveLength(1);
		expect(found[0]).toMatch(/^facts\.yaml:1: .*Klammer/);
	});

	test('a fact with a wrong value does not make its name wrong as well', async () => {
		const found = await problem({ ...SAID, 'facts.yaml': FACTS.replace('18.36', 'teuer') });
		expect(found).toHaveLength(1);
	});
});
