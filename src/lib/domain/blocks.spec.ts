import { expect, test } from 'vitest';
import { plainText } from './blocks';

test('the words of a text survive without its markup, however deep it is', () => {
	expect(
		plainText([
			'Bitte ',
			{
				type: 'strong',
				text: [
					'nur ',
					{ type: 'link', href: 'tel:+495231620', text: ['mit ', { type: 'em', text: ['Termin'] }] }
				]
			},
			'.'
		])
	).toBe('Bitte nur mit Termin.');
});

test('a text of nothing is an empty text, not the word undefined', () => {
	expect(plainText([])).toBe('');
	expect(plainText([{ type: 'em', text: [] }])).toBe('');
});
