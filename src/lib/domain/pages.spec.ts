import { describe, expect, test } from 'vitest';
import { PAGES } from './pages';
import type { Hours } from './hours/hours';
import type { Text } from './records';
import { offerFacts, placeFacts, providerFacts, shelfWith } from './records.spec-support';

const titled = (title: string): Text => ({ title });
const ALWAYS: Hours = {
	from: '2026-11-01',
	until: '2027-11-30',
	weekly: [[], [], [], [], [], [], []],
	exceptions: {}
};
const ADDRESS = { street: 'Marktplatz 1', town: 'Lemgo' };
const POSITION = { lat: 52, lon: 8.9, precision: 'door' as const };

describe('a place', () => {
	const shelf = shelfWith({
		'place/house': [placeFacts(), titled('Haus')],
		'place/annex': [placeFacts(), titled('Anbau')],
		'offer/here': [offerFacts({ places: ['house'] }), titled('Hier')],
		'offer/both': [offerFacts({ places: ['annex', 'house'] }), titled('Beide')],
		'offer/nowhere': [offerFacts(), titled('Online')]
	});

	test('lists what is offered there, also what is offered elsewhere too', () => {
		expect(PAGES.place(shelf, 'house')?.offers.map(({ id }) => id)).toEqual(['here', 'both']);
	});

	test('an offer lists its places in the editors’ order', () => {
		expect(PAGES.offer(shelf, 'both')?.places.map(({ id }) => id)).toEqual(['annex', 'house']);
		expect(PAGES.offer(shelf, 'nowhere')?.places).toEqual([]);
	});
});

describe('an offer', () => {
	const place: Text = {
		title: 'Haus',
		summary: 'Ein Haus.',
		body: [{ type: 'paragraph', text: ['Mit Garten.'] }]
	};
	const shelf = shelfWith({
		'provider/ki': [
			providerFacts({ phones: ['+4952311234'] }),
			{ title: 'KI', summary: 'Eine Stelle des Kreises.' }
		],
		'place/house': [
			placeFacts({ phones: ['+4952315678'], hours: ALWAYS, address: ADDRESS, position: POSITION }),
			place
		],
		'offer/course': [
			offerFacts({ provider: 'ki', places: ['house'] }),
			{ title: 'Kurs', body: [{ type: 'contact', place: 'house' }] }
		]
	});
	const page = PAGES.offer(shelf, 'course');

	test('carries of its place the way there, its hours and its phone, and not the text of its page', () => {
		expect(page?.places).toEqual([
			{
				id: 'house',
				facts: { phones: ['+4952315678'], hours: ALWAYS, address: ADDRESS, position: POSITION },
				text: { title: 'Haus' }
			}
		]);
	});

	test('carries of its provider whom to ask, and no more', () => {
		expect(page?.provider).toEqual({ id: 'ki', facts: { phones: ['+4952311234'] }, text: { title: 'KI' } });
	});

	test('carries of a place inside its text what the text shows of it', () => {
		expect(page?.contacts).toEqual({
			house: { id: 'house', facts: { phones: ['+4952315678'], address: ADDRESS }, text: { title: 'Haus' } }
		});
	});
});

describe('pages of what is not there', () => {
	test('are none, not a crash', () => {
		const shelf = shelfWith({ 'offer/course': [offerFacts(), titled('Kurs')] });
		expect(PAGES.offer(shelf, 'gone')).toBeUndefined();
		expect(PAGES.place(shelf, 'course')).toBeUndefined();
		expect(PAGES.guide(shelf, 'gone')).toBeUndefined();
	});

	test('a provider or a place that is gone leaves a gap', () => {
		const facts = offerFacts({ provider: 'gone', places: ['gone'], topics: ['gone'] });
		const page = PAGES.offer(shelfWith({ 'offer/course': [facts, titled('Kurs')] }), 'course');
		expect(page).toMatchObject({ places: [], topics: [] });
		expect(page).not.toHaveProperty('provider');
	});
});

describe('lists', () => {
	const shelf = shelfWith({
		'offer/z': [offerFacts({ languages: ['tr', 'ar'] }), titled('Zweiter Kurs')],
		'offer/u': [offerFacts({ languages: ['ar'] }), titled('Übungsgruppe')],
		'offer/papers': [offerFacts({ topics: ['arriving', 'german'] }), titled('Papiere')],
		'offer/lost': [offerFacts({ topics: ['gone'] }), titled('Ohne Thema')]
	});

	test('follow the order of topics, then titles as a German reader sorts them; without topic comes last', () => {
		const { cards } = PAGES.offers(shelf);
		expect(cards.map(({ title }) => title)).toEqual([
			'Papiere',
			'Übungsgruppe',
			'Zweiter Kurs',
			'Ohne Thema'
		]);
	});

	test('offer each language and each topic once, and no topic that has nothing', () => {
		const page = PAGES.offers(shelf);
		expect(page.languages).toEqual(['ar', 'tr']);
		expect(page.topics.map(({ id }) => id)).toEqual(['arriving', 'german']);
		expect(PAGES.offers(shelfWith()).topics).toEqual([]);
	});

	test('the start page counts an offer under each of its topics and hides empty ones', () => {
		expect(PAGES.start(shelf).topics.map(({ id, offers }) => [id, offers])).toEqual([
			['arriving', 1],
			['german', 3]
		]);
		expect(PAGES.start(shelfWith()).topics).toEqual([]);
	});

	test('a page survives the journey inside prerendered HTML unchanged', () => {
		const page = PAGES.offers(shelf);
		expect(JSON.parse(JSON.stringify(page))).toEqual(page);
	});
});
