import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { throughPublish } from './blocks.spec-support';

const blocks = (html: string) => {
	const { blocks, problems } = throughPublish(html);
	expect(problems).toEqual([]);
	return blocks;
};
const svg = (name: string) =>
	`<img style="width: 15px; height: 15px;" src="https://admin.integreat-app.de/static/svg/${name}.svg">`;

describe('the HTML of a page', () => {
	test('becomes blocks', () => {
		expect(
			blocks(
				'<div><h3><strong>Wann?</strong></h3><p>Am <em>24. Dezember</em><br>ist&#160;zu.</p><h5>Wo</h5>' +
					'<ol><li>eins</li><li><p>zwei</p><p>und mehr</p></li></ol><blockquote><p>Merke</p></blockquote><hr></div>'
			)
		).toEqual([
			{ type: 'heading', level: 2, text: ['Wann?'] },
			{ type: 'paragraph', text: ['Am ', { type: 'em', text: ['24. Dezember'] }, '\nist zu.'] },
			{ type: 'heading', level: 3, text: ['Wo'] },
			{ type: 'steps', items: [['eins'], ['zwei\nund mehr']] },
			{ type: 'note', blocks: [{ type: 'paragraph', text: ['Merke'] }] }
		]);
	});

	test('keeps a list in a list as lines of its item', () => {
		expect(blocks('<ul><li>a<ul><li>b</li><li>c<ol><li>d</li></ol></li></ul></li><li>e</li></ul>')).toEqual([
			{ type: 'list', items: [['a\n– b\n– c\n– d'], ['e']] }
		]);
	});

	test('keeps a table whose rows are not equally long and whose cells hold blocks', () => {
		expect(
			blocks(
				'<table><tr><th>Tag</th></tr><tr><td><p>Mo</p><p>Di</p></td><td>8 | 9<br>10</td></tr><tr><td><ul><li>x</li></ul></td></tr></table>'
			)
		).toEqual([
			{
				type: 'table',
				head: [['Tag'], []],
				rows: [
					[['Mo Di'], ['8 | 9 10']],
					[['x'], []]
				]
			}
		]);
	});

	test('in Arabic written as numbers is Arabic', () => {
		expect(blocks('<p>&#1605;&#1585;&#1581;&#1576;&#1575;</p>')).toEqual([
			{ type: 'paragraph', text: ['مرحبا'] }
		]);
	});

	test.each([
		[
			'bold with a blank inside',
			'<p>a<strong> b </strong>c</p>',
			['a ', { type: 'strong', text: ['b'] }, ' c']
		],
		[
			'bold that ends in the middle of a word',
			'<p><strong>Pass.</strong>Der</p>',
			[{ type: 'strong', text: ['Pass.'] }, 'Der']
		],
		['bold beside bold', '<p><b>a</b><b>b</b></p>', [{ type: 'strong', text: ['ab'] }]],
		[
			'stars, brackets and backslashes',
			'<p>*a* [b] \\ `c` _d_ ~ | &amp;amp;</p>',
			['*a* [b] \\ `c` _d_ ~ | &amp;']
		],
		['a line that begins like a list', '<p>x<br>- y<br>1. z<br># w<br>&gt; v</p>', ['x\n- y\n1. z\n# w\n> v']]
	])('keeps %s', (_, html, text) => {
		expect(blocks(html)).toEqual([{ type: 'paragraph', text }]);
	});

	test('comes through whatever words there are in it', () => {
		const words = fc.string({ unit: fc.constantFrom(...'ab .*_[]()<>#-+1!`~|\\&;:/\n'), maxLength: 30 });
		const html = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
		fc.assert(
			fc.property(words, words, words, (a, b, c) => {
				const plain = (text: string) => text.replace(/\s+/g, ' ');
				const { blocks, problems } = throughPublish(`<p>${html(a)}<strong>${html(b)}</strong>${html(c)}</p>`);
				const said = JSON.stringify(
					blocks.flatMap((block) => (block.type === 'paragraph' ? block.text : ['?']))
				);
				const text = (JSON.parse(said) as (string | { text: string[] })[])
					.map((part) => (typeof part === 'string' ? part : part.text.join('')))
					.join('');
				expect(problems).toEqual([]);
				expect(text).toBe(plain(a + b + c).trim());
			}),
			{ numRuns: 300 }
		);
	});
});

describe('contacts', () => {
	test('are recognised by their pictures, over several paragraphs', () => {
		expect(
			blocks(
				`<p>Das Amt<br>${svg('pin')} <a href="https://www.google.de/maps/place/x">Marktplatz 1, 12345 Musterstadt</a><br>` +
					`${svg('call')}&#160;<a href="tel:05231%2062-0">05231 62-0</a></p><p>${svg('email')} post@muster.de<br>` +
					`<strong>${svg('clock')} Mo bis Fr</strong> 8 Uhr<br><img class="alignnone wp-image-3" src="/uploads/004-www-1.png" width="15"> ` +
					'<a href="http://www.muster.de/">www.muster.de</a> (mehrsprachig)</p>'
			)
		).toEqual([
			{ type: 'paragraph', text: ['Das Amt'] },
			{
				type: 'reach',
				lines: [
					{ kind: 'address', text: ['Marktplatz 1, 12345 Musterstadt'] },
					{ kind: 'phone', text: [{ type: 'link', href: 'tel:+495231620', text: ['05231 62-0'] }] },
					{
						kind: 'email',
						text: [{ type: 'link', href: 'mailto:post@muster.de', text: ['post@muster.de'] }]
					},
					{ kind: 'hours', text: [{ type: 'strong', text: ['Mo bis Fr'] }, ' 8 Uhr'] },
					{
						kind: 'web',
						text: [
							{ type: 'link', href: 'https://www.muster.de', text: ['www.muster.de'] },
							' (mehrsprachig)'
						]
					}
				]
			}
		]);
	});

	test('written as mere text get their link', () => {
		expect(blocks(`<p>${svg('call')} 05231 62-0 oder 05231 62-1</p>`)).toEqual([
			{
				type: 'reach',
				lines: [
					{
						kind: 'phone',
						text: [
							{ type: 'link', href: 'tel:+495231620', text: ['05231 62-0'] },
							' oder ',
							{ type: 'link', href: 'tel:+495231621', text: ['05231 62-1'] }
						]
					}
				]
			}
		]);
	});

	test('a light bulb is a note, and so is a pin that marks no address', () => {
		expect(blocks(`<p>${svg('idea')} Ein Tipp!</p><p>${svg('pin')} Wichtig für alle</p>`)).toEqual([
			{ type: 'note', blocks: [{ type: 'paragraph', text: ['Ein Tipp!'] }] },
			{ type: 'note', blocks: [{ type: 'paragraph', text: ['Wichtig für alle'] }] }
		]);
	});

	test('a photograph of somebody on the phone is a picture', () => {
		const { blocks, losses } = throughPublish(
			'<p>x</p><img src="/call-center.jpg" width="800" alt="Frau am Telefon">'
		);
		expect(blocks).toEqual([{ type: 'paragraph', text: ['x'] }]);
		expect(losses).toEqual(['Bild: Frau am Telefon']);
	});
});

describe('a link', () => {
	test.each([
		['to a page', 'https://integreat.app/musterkreis/de/%C3%A4mter/dort/', 'guide/dort'],
		[
			'to a page on the server of the CMS',
			'https://cms.integreat-app.de/musterkreis/de/ämter/dort',
			'guide/dort'
		],
		['to a page that has moved', 'https://integreat.app/musterkreis/de/alt/dort/', 'guide/dort'],
		['to a page by its path alone', '/musterkreis/de/ämter/dort/', 'guide/dort'],
		['to another region', 'https://integreat.app/anderswo/de/x/', 'https://integreat.app/anderswo/de/x/'],
		[
			'to a file of the region',
			'https://cms.integreat-app.de/musterkreis/wp-content/a.pdf',
			'https://cms.integreat-app.de/musterkreis/wp-content/a.pdf'
		],
		['with http', 'http://muster.de/a', 'https://muster.de/a'],
		['without a scheme', 'www.muster.de', 'https://www.muster.de'],
		['that the CMS made out of a short number', 'https://integreat.app/116117', 'tel:116117']
	])('%s', (_, href, target) => {
		expect(blocks(`<p>Siehe <a href="${href}">dort</a>.</p>`)).toEqual([
			{ type: 'paragraph', text: ['Siehe ', { type: 'link', href: target, text: ['dort'] }, '.'] }
		]);
	});

	test.each([
		['that the CMS made out of nothing', 'https://integreat.app/tel:', '05231 62-0', 'tel:+495231620'],
		[
			'that the CMS made out of a mail address',
			'https://integreat.app/mailto:',
			'post@muster.de',
			'mailto:post@muster.de'
		],
		['that somebody made out of a mail address', 'https://post@muster.de', 'Mail', 'mailto:post@muster.de'],
		['whose number is wrong and whose words are right', 'tel:+4999', '05231 62-0', 'tel:+495231620']
	])('%s', (_, href, words, target) => {
		expect(JSON.stringify(blocks(`<p>x <a href="${href}">${words}</a></p>`))).toContain(`"href":"${target}"`);
	});

	test.each([
		[
			'to a page that is gone',
			'https://integreat.app/musterkreis/de/weg/',
			'Link auf eine Seite, die es nicht mehr gibt: /musterkreis/de/weg/'
		],
		[
			'to the page itself in another language',
			'https://integreat.app/musterkreis/en/here/',
			'Link auf dieselbe Seite (oder ihre Fassung in einer anderen Sprache)'
		],
		['to a map', 'https://goo.gl/maps/abc', 'Link auf einen Kartendienst; die Adresse bleibt als Text'],
		['to a number that does not exist', 'tel:123', 'Telefonnummer, die es so nicht gibt: Wort'],
		['to nothing', '#oben', 'Link, der nirgendwohin führt: #oben']
	])('%s is dropped, and told', (_, href, loss) => {
		const { blocks, losses } = throughPublish(`<p><a href="${href}">Wort</a></p>`);
		expect(blocks).toEqual([{ type: 'paragraph', text: ['Wort'] }]);
		expect(losses).toEqual([loss]);
	});
});

describe('a text that would choke the reader', () => {
	test('because it is nested too deep is left out, and told', () => {
		const deep = '<div>'.repeat(20_000);
		const { losses } = throughPublish(`${deep}x`);
		expect(losses).toEqual(['Text, der zu tief verschachtelt ist']);
	});

	test('because it is too long is left out, and told', () => {
		expect(throughPublish('x'.repeat(2_000_001)).losses).toEqual(['Text, der zu lang ist: 2000001 Zeichen']);
	});
});
