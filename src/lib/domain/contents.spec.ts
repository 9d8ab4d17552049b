import { expect, test } from 'vitest';
import type { Block } from './blocks';
import { contentsOf, headingId } from './contents';

const heading = (text: string, level: 2 | 3 = 2): Block => ({ type: 'heading', level, text: [text] });
const words: Block = { type: 'paragraph', text: ['Text'] };

test('a long text lists its main headings, and each line names the heading it stands for', () => {
	const blocks = [
		words,
		heading('Für wen?'),
		words,
		heading('Im Einzelnen', 3),
		heading('Wo?'),
		heading('Was?'),
		heading('Wann?')
	];
	const lines = contentsOf(blocks);
	expect(lines.map(({ text }) => text)).toEqual(['Für wen?', 'Wo?', 'Was?', 'Wann?']);
	for (const { id, text } of lines) {
		const at = blocks.findIndex((_, index) => headingId(index) === id);
		expect(blocks[at]).toEqual(heading(text));
	}
});

test('a short text lists none, nor one whose headings are all small', () => {
	expect(contentsOf([heading('A'), heading('B'), heading('C')])).toEqual([]);
	expect(contentsOf(['A', 'B', 'C', 'D', 'E'].map((text) => heading(text, 3)))).toEqual([]);
});

test('a heading inside a note is part of the note', () => {
	const note: Block = { type: 'note', blocks: [heading('D')] };
	expect(contentsOf([heading('A'), heading('B'), heading('C'), note])).toEqual([]);
});
