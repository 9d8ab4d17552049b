import { expect, test } from 'vitest';
import { guideFacts, offerFacts, placeFacts, shelfWith } from './records.spec-support';
import { countsOf, piecesOf, resultsOf } from './results';
import type { Hit } from './search/search';

function hit(address: Hit['address'], change: Partial<Hit> = {}): Hit {
	return {
		address,
		score: 1,
		title: { lang: 'own', text: 'Titel' },
		titleMarks: [],
		passage: { lang: 'own', text: '', marks: [] },
		...change
	};
}

const shelf = shelfWith({
	'offer/course': [offerFacts({ municipalities: ['lemgo', 'detmold'] }), { title: 'Kurs' }],
	'place/hall': [placeFacts(), { title: 'Rathaus' }],
	'guide/top': [guideFacts(), { title: 'Ankommen' }],
	'guide/below': [guideFacts({ parent: 'top' }), { title: 'Anmelden' }]
});

test('a row says where it belongs: provider and town, or the guides above it', () => {
	const rows = resultsOf(shelf, [hit('offer/course'), hit('place/hall'), hit('guide/below')], 'de');
	expect(rows.map(({ around }) => around)).toEqual([
		['Kommunales Integrationszentrum', 'Lemgo'],
		['Lemgo'],
		['Ankommen']
	]);
	expect(countsOf(rows)).toEqual({ offer: 1, place: 1, guide: 1 });
});

test('what has gone with another release is left out, not drawn empty', () => {
	expect(resultsOf(shelf, [hit('offer/gone'), hit('place/hall')], 'de').map(({ id }) => id)).toEqual([
		'hall'
	]);
});

test('German words are marked as German for a reader of another language, and only for them', () => {
	const german = hit('place/hall', { passage: { lang: 'german', text: 'Satz.', marks: [[0, 4]] } });
	expect(resultsOf(shelf, [german], 'en')[0]).toMatchObject({
		title: { text: 'Titel', marks: [] },
		sentence: { text: 'Satz.', marks: [[0, 4]], lang: 'de' }
	});
	expect(resultsOf(shelf, [german], 'en')[0]?.title).not.toHaveProperty('lang');
	expect(resultsOf(shelf, [german], 'de')[0]?.sentence).not.toHaveProperty('lang');
});

test('marks cut a text into pieces and lose none of its letters', () => {
	expect(piecesOf({ text: 'Straßenverkehrsamt Lemgo', marks: [[7, 18]] })).toEqual([
		{ text: 'Straßen', hit: false },
		{ text: 'verkehrsamt', hit: true },
		{ text: ' Lemgo', hit: false }
	]);
	const wild = piecesOf({
		text: 'abcdef',
		marks: [
			[4, 99],
			[1, 3],
			[2, 4]
		]
	});
	expect(wild.map(({ text }) => text).join('')).toBe('abcdef');
	expect(piecesOf({ text: '', marks: [] })).toEqual([]);
});
