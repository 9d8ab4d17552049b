import { describe, expect, test } from 'vitest';
import { offerCard, savedCards, type Card } from './cards';
import { everyDay, span } from './hours/week.spec-support';
import type { Entry, Facts, OfferFacts, Text } from './records';
import { guideFacts, offerFacts, placeFacts, shelfWith } from './records.spec-support';

const HOUSE_HOURS = everyDay([span('8:00', '12:00')]);
const OWN_HOURS = everyDay([span('17:00', '19:00')]);
const CLOSURE = { from: '2026-12-20', until: '2027-01-05' };

const PLACES: Record<string, [Facts, Text]> = {
	'place/house': [
		placeFacts({ hours: HOUSE_HOURS, position: { lat: 52, lon: 8.9, precision: 'door' } }),
		{ title: 'Haus' }
	],
	'place/annex': [placeFacts({ municipality: 'detmold' }), { title: 'Anbau' }]
};

function cardOf(change: Partial<OfferFacts>, places = PLACES, text: Text = { title: 'Kurs' }): Card {
	const shelf = shelfWith({ ...places, 'offer/course': [offerFacts(change), text] });
	return offerCard(shelf, shelf.get('offer', 'course') as Entry<'offer'>);
}

describe('the hours on an offer’s card', () => {
	test('without hours of its own it is open when its only place is', () => {
		expect(cardOf({ places: ['house'] }).hours).toEqual(HOUSE_HOURS);
	});

	test('its own hours stand against those of the place', () => {
		expect(cardOf({ places: ['house'], hours: OWN_HOURS }).hours).toEqual(OWN_HOURS);
	});

	test('of two places neither speaks for it', () => {
		const card = cardOf({ places: ['house', 'annex'] });
		expect(card).not.toHaveProperty('hours');
	});

	test('a place that is closed for now closes what has no hours of its own', () => {
		const shut: typeof PLACES = {
			'place/house': [placeFacts({ hours: HOUSE_HOURS, closure: CLOSURE }), { title: 'Haus' }]
		};
		expect(cardOf({ places: ['house'] }, shut).closure).toEqual(CLOSURE);
	});

	test('its own closure counts beside the hours of the place', () => {
		expect(cardOf({ places: ['house'], closure: CLOSURE })).toMatchObject({
			hours: HOUSE_HOURS,
			closure: CLOSURE
		});
	});

	test('a place that is gone from the release leaves them unknown', () => {
		const card = cardOf({ places: ['gone'] });
		expect(card).not.toHaveProperty('hours');
		expect(card.towns).toEqual([]);
	});
});

describe('the other words on a card', () => {
	test('towns are where it takes place, each once; else whom it serves', () => {
		expect(cardOf({ places: ['house', 'annex', 'house'] }).towns).toEqual(['Lemgo', 'Detmold']);
		expect(cardOf({ municipalities: ['detmold'] }).towns).toEqual(['Detmold']);
		expect(cardOf({ municipalities: ['bielefeld'] }).towns).toEqual([]);
	});

	test('what is served stays apart from where it is, because the filter asks for the first', () => {
		expect(cardOf({ places: ['house'], municipalities: [] }).municipalities).toEqual([]);
	});

	test('it is on the map wherever the position of a place is known', () => {
		expect(cardOf({ places: ['annex', 'house', 'gone'] }).spots).toEqual([
			{ place: 'house', town: 'Lemgo', lat: 52, lon: 8.9, precision: 'door' }
		]);
	});

	test('a topic or a provider that is gone leaves a gap, not a crash', () => {
		const card = cardOf({ topics: ['gone'], provider: 'gone' });
		expect(card).not.toHaveProperty('topic');
		expect(card).not.toHaveProperty('provider');
		expect(card.topics).toEqual(['gone']);
	});

	test('words that are German for lack of a translation say so', () => {
		expect(cardOf({}, {}, { title: 'Kurs', lang: 'de' }).lang).toBe('de');
		expect(cardOf({}, {}, { title: 'Course' })).not.toHaveProperty('lang');
	});
});

describe('saved cards', () => {
	const shelf = shelfWith({
		...PLACES,
		'offer/course': [offerFacts(), { title: 'Kurs' }],
		'guide/start': [guideFacts(), { title: 'Ankommen' }]
	});

	test('keep the reader’s order across kinds', () => {
		const cards = savedCards(shelf, ['guide/start', 'offer/course', 'place/house']);
		expect(cards.map(({ kind, id }) => `${kind}/${id}`)).toEqual([
			'guide/start',
			'offer/course',
			'place/house'
		]);
	});

	test('drop what the release no longer has, and what never was a page', () => {
		const cards = savedCards(shelf, ['offer/gone', 'place/house', 'topic/german', 'offer/', 'provider/ki']);
		expect(cards.map(({ id }) => id)).toEqual(['house']);
	});

	test('do not find a place among the offers that bears its name', () => {
		expect(savedCards(shelf, ['place/course', 'offer/house'])).toEqual([]);
	});
});
