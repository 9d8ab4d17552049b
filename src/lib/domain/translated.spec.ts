import { expect, test } from 'vitest';
import { plainText, type Block, type Inline } from './blocks';
import { translateBlock } from './translated';

const ENGLISH: Record<string, string> = {
	'Gehen Sie heute zum Rathaus Lemgo.': 'Go to Lemgo town hall today.',
	heute: 'today',
	'Rathaus Lemgo': 'Lemgo town hall',
	'Rufen Sie das Amt an.': 'Give the office a ring.',
	'das Amt': 'the authority',
	'an an': 'to to',
	an: 'to',
	Bild: 'Picture'
};
const translate = (text: string) => Promise.resolve(ENGLISH[text] ?? `«${text}»`);
const link = (text: string): Inline => ({ type: 'link', href: 'place/x', text: [text] });
const paragraph = (...text: Inline[]): Block => ({ type: 'paragraph', text });

test('a sentence is translated whole, and its links and stresses are where their words went', async () => {
	const block = paragraph(
		'Gehen Sie ',
		{ type: 'strong', text: ['heute'] },
		' zum ',
		link('Rathaus Lemgo'),
		'.'
	);
	expect(await translateBlock(block, translate)).toEqual(
		paragraph('Go to ', link('Lemgo town hall'), ' ', { type: 'strong', text: ['today'] }, '.')
	);
});

test('a link whose words were translated away is kept at the end', async () => {
	const block = paragraph('Rufen Sie ', link('das Amt'), ' an.');
	expect(await translateBlock(block, translate)).toEqual(
		paragraph('Give the office a ring.', ' (', link('the authority'), ')')
	);
});

test('a stress whose words were translated away is dropped, not its words', async () => {
	const block = paragraph('Rufen Sie ', { type: 'em', text: ['das Amt'] }, ' an.');
	expect(await translateBlock(block, translate)).toEqual(paragraph('Give the office a ring.'));
});

test('two links with the same words are two links', async () => {
	const block = paragraph(link('an'), ' ', link('an'));
	expect(await translateBlock(block, translate)).toEqual(paragraph(link('to'), ' ', link('to')));
});

test('a line that is one link stays one link', async () => {
	const block: Block = { type: 'list', items: [[link('Rathaus Lemgo')]] };
	expect(await translateBlock(block, translate)).toEqual({
		type: 'list',
		items: [[link('Lemgo town hall')]]
	});
});

test('numbers are not translated, and the space around words stays', async () => {
	const asked: string[] = [];
	const echo = (text: string) => {
		asked.push(text);
		return Promise.resolve(text);
	};
	const block: Block = { type: 'table', head: [['Tag '], [' 1']], rows: [[['05261 / 213-0'], []]] };
	expect(await translateBlock(block, echo)).toEqual(block);
	expect(asked).toEqual(['Tag']);
});

test('no block is lost on the way, whatever its kind', async () => {
	const inner: Block[] = [
		{ type: 'heading', level: 2, text: ['Wo'] },
		{ type: 'steps', items: [['Eins'], ['Zwei']] },
		{ type: 'image', src: '/a.png', alt: 'Bild', width: 3, height: 4, bytes: 9 },
		{ type: 'link', href: 'tel:112', text: 'Notruf' },
		{ type: 'contact', place: 'rathaus' }
	];
	expect(await translateBlock({ type: 'note', blocks: inner }, translate)).toEqual({
		type: 'note',
		blocks: [
			{ type: 'heading', level: 2, text: ['«Wo»'] },
			{ type: 'steps', items: [['«Eins»'], ['«Zwei»']] },
			{ type: 'image', src: '/a.png', alt: 'Picture', width: 3, height: 4, bytes: 9 },
			{ type: 'link', href: 'tel:112', text: '«Notruf»' },
			{ type: 'contact', place: 'rathaus' }
		]
	});
});

test('letters that grow in lower case do not shift a mark', async () => {
	const turkish = (text: string) => Promise.resolve(text === 'Ort' ? 'İl' : 'İİİ İl adı');
	const block = (await translateBlock(paragraph('Der ', link('Ort'), '.'), turkish)) as { text: Inline[] };
	expect(plainText(block.text)).toContain('İİİ İl adı');
	expect(block.text.some((part) => typeof part !== 'string' && plainText(part.text) === 'İl')).toBe(true);
});
