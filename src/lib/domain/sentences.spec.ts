import { describe, expect, test, vi } from 'vitest';
import type { Block } from './blocks';
import { placeFacts } from './records.spec-support';
import { findSentences, sentencesIn, sentencesOf } from './sentences';

describe('a text is read in sentences', () => {
	test('that end at full stops, question and exclamation marks', () => {
		expect(sentencesIn('Gehen Sie hin. Haben Sie Fragen? Rufen Sie an!', 'de')).toEqual([
			'Gehen Sie hin.',
			'Haben Sie Fragen?',
			'Rufen Sie an!'
		]);
		expect(sentencesIn('اذهب إلى البلدية. هل تحتاج إلى موعد؟ نعم.', 'ar')).toHaveLength(3);
	});

	test('that do not end at an abbreviation, a date or a number', () => {
		for (const text of [
			'Bringen Sie z. B. den Pass mit.',
			'Am 3. März ist das Amt zu.',
			'Das kostet ca. 10 Euro bzw. 12 Euro.',
			'Fragen Sie Dr. Meier.',
			'Die Frist endet am 31. 12. 2026 um Mitternacht.'
		])
			expect(sentencesIn(text, 'de')).toEqual([text]);
	});

	test('and a text that ends with an abbreviation loses nothing', () => {
		expect(sentencesIn('Pass, Mietvertrag usw.', 'de')).toEqual(['Pass, Mietvertrag usw.']);
		expect(sentencesIn('', 'de')).toEqual([]);
		expect(sentencesIn(' \n ', 'de')).toEqual([]);
	});

	test('also where the browser cannot split sentences itself', () => {
		vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined });
		const without = Object.fromEntries(
			Object.getOwnPropertyNames(Intl)
				.filter((name) => name !== 'Segmenter')
				.map((name) => [name, Intl[name as keyof typeof Intl]])
		);
		vi.stubGlobal('Intl', without);
		expect(sentencesIn('Gehen Sie hin. Haben Sie z. B. Fragen? Ja!', 'de')).toEqual([
			'Gehen Sie hin.',
			'Haben Sie z. B. Fragen?',
			'Ja!'
		]);
		vi.unstubAllGlobals();
	});
});

const blocks: Block[] = [
	{ type: 'heading', level: 2, text: ['Wo?'] },
	{ type: 'paragraph', text: ['Gehen Sie zum ', { type: 'strong', text: ['Rathaus. Heute'] }, ' noch.'] },
	{ type: 'list', items: [['Pass'], ['Pass']] },
	{ type: 'note', blocks: [{ type: 'steps', items: [['Erst das. Dann das.']] }] },
	{ type: 'table', head: [['Tag'], ['Zeit']], rows: [[['Mo'], ['8 Uhr']]] },
	{ type: 'image', src: '/a.png', alt: 'Ein Bild', width: 1, height: 1, bytes: 9 },
	{ type: 'link', href: 'https://example.org', text: 'Mehr dazu' },
	{ type: 'contact', place: 'rathaus' },
	{ type: 'contact', place: 'gone' }
];
const contacts = {
	rathaus: { kind: 'place' as const, id: 'rathaus', facts: placeFacts(), text: { title: 'Rathaus Lemgo' } }
};

describe('a guide is read as it is drawn', () => {
	test('every kind of block in order, and what cannot be said is left out', () => {
		expect(sentencesOf(blocks, 'de', contacts).map(({ text }) => text)).toEqual([
			'Wo?',
			'Gehen Sie zum Rathaus.',
			'Heute noch.',
			'Pass',
			'Pass',
			'Erst das.',
			'Dann das.',
			'Tag',
			'Zeit',
			'Mo',
			'8 Uhr',
			'Mehr dazu',
			'Rathaus Lemgo'
		]);
	});

	test('two lines that say the same are found one after the other, not twice in one place', () => {
		const [first, second, gone, last] = findSentences('Pass Foto Pass Ende', [
			{ text: 'Pass', lang: 'de' },
			{ text: 'Pass', lang: 'de' },
			{ text: 'Visum', lang: 'de' },
			{ text: 'Ende', lang: 'de' }
		]);
		expect([first, second, gone, last]).toEqual([0, 10, undefined, 15]);
	});
});
