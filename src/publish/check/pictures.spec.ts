import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Text } from '../../lib/domain/records';
import { plantTree, type Tree } from '../content-tree.spec-support';
import { moving, photo, spots } from '../pictures/pictures.spec-support';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const GUIDE = 'guides/10-anmelden/de.md';
const show = (markdown: string) => (text: string) => `${text}\n${markdown}\n`;
const hashOf = (data: Buffer) => createHash('sha256').update(data).digest('hex');
const webp = (seed: number) => spots(seed, 720, 480).webp().toBuffer();

describe('a picture of the editors', () => {
	test('is drawn with its words, its size and what it costs, also in a note and in a place', async () => {
		const data = await webp(1);
		await tree.write({
			'images/plan.webp': data,
			[GUIDE]: show('![Plan vom  Eingang](images/plan.webp)\n\n> ![Noch einmal](images/plan.webp)'),
			'places/kreishaus.yaml': (text) => `${text}    body: |\n      ![Das Haus](images/plan.webp)\n`
		});
		const { pictures, hints } = await tree.release();
		expect(pictures).toEqual({ count: 1, bytes: data.length });
		expect(hints).toEqual([]);
		const texts = (await tree.records('text/de')) as Record<string, Text>;
		const block = {
			type: 'image',
			src: `/content/${hashOf(data)}.webp`,
			width: 720,
			height: 480,
			bytes: data.length
		};
		expect(texts['guide/anmelden']?.body?.slice(-2)).toEqual([
			{ ...block, alt: 'Plan vom Eingang' },
			{ type: 'note', blocks: [{ ...block, alt: 'Noch einmal' }] }
		]);
		expect(texts['place/kreishaus']?.body).toEqual([{ ...block, alt: 'Das Haus' }]);
	});

	test('may be a JPEG or a PNG', async () => {
		const [jpg, png] = [await photo(2, 400, 300), await spots(2, 60, 40).png().toBuffer()];
		await tree.write({
			'images/a.jpg': jpg,
			'images/b.png': png,
			[GUIDE]: show('![a](images/a.jpg)\n\n![b](images/b.png)')
		});
		await tree.release();
		const files = await tree.snapshot();
		expect(files[`${hashOf(jpg)}.jpg`]).toBe(jpg.toString('base64'));
		expect(files[`${hashOf(png)}.png`]).toBe(png.toString('base64'));
	});

	test('that no text shows is hinted at, and costs no place on the server', async () => {
		await tree.write({ 'images/alt.webp': await webp(3) });
		const { hints } = await tree.release();
		expect(hints).toEqual([
			{ file: 'images/alt.webp', line: 1, text: expect.stringMatching(/zeigt kein Text/) as string }
		]);
		expect(Object.keys(await tree.snapshot()).filter((name) => name.endsWith('.webp'))).toEqual([]);
	});
});

test.each<[string, () => Promise<Buffer>, string, RegExp]>([
	['too heavy', () => spots(1, 700, 700, true).png().toBuffer(), 'a.png', /zu groß: \d+ kB/],
	['too wide', () => spots(1, 1441, 10).webp().toBuffer(), 'a.webp', /1441 × 10 Pixel/],
	['another kind than its name says', () => photo(1, 50, 50), 'a.webp', /Art \.jpg/],
	[
		'moving',
		async () =>
			(await import('sharp'))
				.default(await moving(1), { animated: true })
				.webp()
				.toBuffer(),
		'a.webp',
		/bewegt sich/
	],
	['no picture', () => Promise.resolve(Buffer.from('Hallo')), 'a.jpg', /kein Bild/],
	[
		'one that says where it was taken',
		() =>
			spots(1, 50, 50)
				.jpeg()
				.withExif({ IFD3: { GPSLatitude: '51/1 56/1 0/1' } })
				.toBuffer(),
		'a.jpg',
		/Exif/
	]
])('a picture that is %s is said once, at its own file', async (_, make, name, words) => {
	const problems = await tree.problems({
		[`images/${name}`]: await make(),
		[GUIDE]: show(`![Plan](images/${name})`)
	});
	expect(problems).toEqual([
		{ file: `images/${name}`, line: 1, text: expect.stringMatching(words) as string }
	]);
});

test.each([
	['without words', '![ ](images/plan.webp)', /keine Beschreibung/],
	['that is not there', '![Plan](images/plann.webp)', /gibt es nicht\. Meinten Sie «images\/plan\.webp»/],
	['from elsewhere', '![Plan](https://example.org/a.webp)', /anderen Seiten/],
	['in the middle of a sentence', 'Hier ![Plan](images/plan.webp) ist er.', /eigenen Absatz/],
	['in a list', '- ![Plan](images/plan.webp)', /eigenen Absatz/],
	['of another folder', '![Plan](../images/plan.webp)', /gibt es nicht/]
])('a picture %s is said where it stands', async (_, markdown, words) => {
	const problems = await tree.problems({ 'images/plan.webp': await webp(4), [GUIDE]: show(markdown) });
	expect(problems).toEqual([
		{
			file: GUIDE,
			line: 16,
			column: expect.any(Number) as number,
			text: expect.stringMatching(words) as string
		}
	]);
});

test.each([
	['Plan Eingang.JPEG', /plan-eingang\.jpg/],
	['plan.JPG', /plan\.jpg/],
	['plan.svg', /\.webp, \.jpg oder \.png/],
	['unter/plan.webp', /gehört nicht hierher/]
])('a file images/%s is told how to be called', async (name, words) => {
	const [problem] = await tree.problems({ [`images/${name}`]: 'x' });
	expect(problem?.file).toBe(`images/${name}`);
	expect(problem?.text).toMatch(words);
});
