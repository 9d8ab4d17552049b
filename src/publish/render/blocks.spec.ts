import { describe, expect, test } from 'vitest';
import type { Block } from '../../lib/domain/blocks';
import type { Problem } from '../problem';
import { reportFor } from '../problem';
import type { Known } from '../check/known';
import { targetsIn } from '../check/targets';
import { renderBlocks } from './blocks';

const known: Known = {
	offer: new Map([['sprachcafe', '']]),
	place: new Map([['kreishaus', '']]),
	provider: new Map([['ki-lippe', '']]),
	guide: new Map([['anmelden', '']]),
	topic: new Map(),
	municipality: new Map(),
	authority: undefined,
	term: undefined,
	bbox: undefined,
	pictures: new Map(),
	today: '2026-11-23'
};

function render(markdown: string): { blocks: Block[]; problems: Problem[] } {
	const problems: Problem[] = [];
	const report = reportFor(problems, 'x.md');
	const blocks = renderBlocks(
		markdown,
		{ line: 10, column: 1 },
		report,
		targetsIn('guides/10-x/de.md', known)
	);
	return { blocks, problems };
}

function good(markdown: string): Block[] {
	const { blocks, problems } = render(markdown);
	expect(problems).toEqual([]);
	return blocks;
}

function bad(markdown: string): string[] {
	return render(markdown).problems.map(({ line, text }) => `${line}: ${text}`);
}

describe('what a text may be made of', () => {
	test('headings have two levels, whatever the editor chose', () => {
		expect(good('# Eins\n\n## Zwei\n\n### Drei\n\n#### Vier')).toEqual([
			{ type: 'heading', level: 2, text: ['Eins'] },
			{ type: 'heading', level: 2, text: ['Zwei'] },
			{ type: 'heading', level: 3, text: ['Drei'] },
			{ type: 'heading', level: 3, text: ['Vier'] }
		]);
	});

	test('a line end, a hard break and a run of blanks are one blank', () => {
		expect(good('eins\nzwei  \ndrei\\\nvier   fünf')).toEqual([
			{ type: 'paragraph', text: ['eins zwei drei vier fünf'] }
		]);
	});

	test('marks nest, and what stands between them keeps its blanks', () => {
		expect(good('Ein **sehr *wichtiges*** Wort und `Code`')).toEqual([
			{
				type: 'paragraph',
				text: [
					'Ein ',
					{ type: 'strong', text: ['sehr ', { type: 'em', text: ['wichtiges'] }] },
					' Wort und Code'
				]
			}
		]);
	});

	test('lists, steps and notes', () => {
		expect(good('- eins\n- zwei\n\n1. drei\n2. vier\n\n> Hinweis')).toEqual([
			{ type: 'list', items: [['eins'], ['zwei']] },
			{ type: 'steps', items: [['drei'], ['vier']] },
			{ type: 'note', blocks: [{ type: 'paragraph', text: ['Hinweis'] }] }
		]);
	});

	test('a table whose last row is short is filled up', () => {
		expect(good('| a | b |\n| - | - |\n| 1 | 2 |\n| 3 |')).toEqual([
			{
				type: 'table',
				head: [['a'], ['b']],
				rows: [
					[['1'], ['2']],
					[['3'], []]
				]
			}
		]);
	});

	test('a paragraph that is only a link is a thing to tap, one with more is not', () => {
		expect(
			good('[Zum **Kreis**](https://www.kreis-lippe.de)\n\nSiehe [Kreis](https://www.kreis-lippe.de)')
		).toEqual([
			{ type: 'link', href: 'https://www.kreis-lippe.de', text: 'Zum Kreis' },
			{
				type: 'paragraph',
				text: ['Siehe ', { type: 'link', href: 'https://www.kreis-lippe.de', text: ['Kreis'] }]
			}
		]);
	});

	test('a paragraph that only points at a place is its card, also inside a note', () => {
		expect(good('[Kreishaus](place/kreishaus)\n\n> [Kreishaus](place/kreishaus)')).toEqual([
			{ type: 'contact', place: 'kreishaus' },
			{ type: 'note', blocks: [{ type: 'contact', place: 'kreishaus' }] }
		]);
	});

	test('a phone link can be dialled from anywhere', () => {
		expect(good('[Anrufen](tel:05231-620)\n\n[Notruf](tel:112)')).toEqual([
			{ type: 'link', href: 'tel:+495231620', text: 'Anrufen' },
			{ type: 'link', href: 'tel:112', text: 'Notruf' }
		]);
	});

	test('schemes in capitals are the same schemes', () => {
		expect(good('[a](HTTPS://a.de)\n\n[b](MAILTO:a@b.de)')).toEqual([
			{ type: 'link', href: 'https://a.de', text: 'a' },
			{ type: 'link', href: 'mailto:a@b.de', text: 'b' }
		]);
	});

	test('entries and mail addresses can be linked', () => {
		const text = '[a](offer/sprachcafe) [b](guide/anmelden) [c](mailto:a@kreis-lippe.de)';
		expect(good(text)).toHaveLength(1);
	});
});

describe('what a text may not hold, with the line of the file', () => {
	test.each([
		['a script', 'gut\n\n<script>alert(1)</script>', /^12: Programmcode/],
		['a script inside a sentence', 'ein <script>x', /^10: Programmcode/],
		['HTML', 'eins\n<b>zwei</b>', /^11: HTML wie <b>/],
		['an HTML comment', '<!-- später -->', /^10: HTML/],
		['an image', '\n![Plan](plan.png)', /^11: Das Bild «plan.png» gibt es nicht/],
		['a link that runs code', '[x](javascript:alert(1))', /^10: .*nicht mit «javascript:»/],
		[
			'a link that runs code, in disguise',
			'[x](JaVaScRiPt&colon;alert(1))',
			/^10: .*nicht mit «javascript:»/
		],
		['a link that runs code, escaped', '[x](javascript%3Aalert(1))', /^10: .*nicht mit «javascript:»/],
		['a link that holds its page', '[x](data:text/html,hi)', /^10: .*nicht mit «data:»/],
		['a link without https', 'Siehe\n[x](http://a.de)', /^11: .*https:\/\/a\.de/],
		['an address without https', '[x](www.a.de)', /^10: .*https:\/\/www\.a\.de/],
		['a path', '[x](/offers/sprachcafe)', /^10: .*führt nirgendwohin/],
		['a link to nothing', '[x]()', /^10: .*führt nirgendwohin/],
		[
			'a dead link',
			'a\n\n- b\n- [x](offer/sprachkafe)',
			/^13: .*«offer\/sprachkafe», das gibt es nicht\. Meinten Sie «offer\/sprachcafe»\?/
		],
		['a link to a kind without pages', '[x](provider/ki-lippe)', /^10: .*gibt es keine Seite/],
		['a link nobody can see', '[](https://a.de)', /^10: .*keinen Text/],
		['a link by number', '[x][1]\n\n[1]: https://a.de', /^10: .*gleich hinter den Text/],
		['a list in a list', '- a\n  - b', /^11: Eine verschachtelte Liste/],
		['a list item of two paragraphs', '- a\n\n  b', /^12: Ein Listenpunkt/],
		['a date taken for a list', '24. Dezember ist zu.', /^10: .*mit 24.*24\\\./],
		['a paragraph that is indented', 'a\n\n    b', /^12: Dieser Absatz ist eingerückt/],
		['a table row that is too long', '| a |\n| - |\n| 1 | 2 |', /^12: Diese Tabellenzeile hat 2 Felder/]
	])('%s', (_, markdown, problem) => {
		expect(bad(markdown)[0]).toMatch(problem);
	});
});
