import { describe, expect, test } from 'vitest';
import type { Card, Spot } from './cards';
import { everyDay, span } from './hours/week.spec-support';
import { byDistance, hereIn, nearnessOf, townFor, type Here } from './near';
import { REGION_FACTS } from './records.spec-support';

const HERE: Here = { lat: 52, lon: 8.9, from: 'phone' };
const NOON = { date: '2026-11-24', minute: 720 };

function spotAt(north: number, change: Partial<Spot> = {}): Spot {
	return { place: `p${north}`, town: 'Lemgo', lat: 52 + north / 100, lon: 8.9, precision: 'door', ...change };
}

function cardAt(id: string, spots: Spot[], change: Partial<Card> = {}): Card {
	return {
		kind: 'place',
		id,
		title: id,
		topics: [],
		towns: [],
		municipalities: [],
		audience: [],
		languages: [],
		spots,
		...change
	};
}

const idsOf = (cards: Card[]) => cards.map(({ id }) => id);

describe('how far it is', () => {
	test('an offer at two places counts from the nearer one, whichever is named first', () => {
		for (const spots of [
			[spotAt(3), spotAt(-1)],
			[spotAt(-1), spotAt(3)]
		]) {
			expect(nearnessOf(cardAt('a', spots), HERE)).toMatchObject({ spot: { place: 'p-1' }, say: 'metres' });
		}
	});

	test('nobody is sent by the metre to a place of which only the town is known', () => {
		expect(nearnessOf(cardAt('a', [spotAt(1, { precision: 'town' })]), HERE)?.say).toBe('town');
	});

	test('from the centre of a chosen town nobody promises metres either', () => {
		expect(nearnessOf(cardAt('a', [spotAt(1)]), { ...HERE, from: 'town' })?.say).toBe('kilometres');
	});
});

describe('sorted by distance', () => {
	const near = cardAt('near', [spotAt(1)]);
	const far = cardAt('far', [spotAt(5)], { hours: everyDay([span('8:00', '18:00')]) });
	const nowhere = cardAt('nowhere', []);

	test('the nearest first, what is nowhere last but still there', () => {
		expect(idsOf(byDistance([nowhere, far, near], HERE))).toEqual(['near', 'far', 'nowhere']);
	});

	test('on wish what is open now goes before what is nearer and not known to be', () => {
		expect(idsOf(byDistance([near, far, nowhere], HERE, NOON))).toEqual(['far', 'near', 'nowhere']);
		expect(idsOf(byDistance([near, far], HERE, { ...NOON, minute: 1200 }))).toEqual(['near', 'far']);
	});

	test('equally far stays in the order of the list', () => {
		const twins = ['a', 'b', 'c'].map((id) => cardAt(id, [spotAt(2)]));
		expect(idsOf(byDistance(twins, HERE))).toEqual(['a', 'b', 'c']);
	});
});

describe('a town without a position', () => {
	const towns = [
		...REGION_FACTS.municipalities,
		{ id: 'luegde', name: 'Lügde', postcodes: ['32676'], lat: 51.95, lon: 9.24 },
		{ id: 'leopoldshoehe', name: 'Leopoldshöhe', postcodes: ['33818'], lat: 52.01, lon: 8.69 }
	];
	test.each([
		['32756', 'detmold'],
		[' 32657 ', 'lemgo'],
		['Lügde', 'luegde'],
		['luegde', 'luegde'],
		['leopoldsh', 'leopoldshoehe'],
		['DET', 'detmold']
	])('“%s” is %s', (words, id) => {
		expect(townFor(towns, words)?.id).toBe(id);
	});

	test.each(['', 'le', '99999', '3275', 'berlin'])('“%s” is none, or not one', (words) => {
		expect(townFor(towns, words)).toBeUndefined();
	});

	test('its centre is where one then is', () => {
		expect(hereIn(REGION_FACTS.municipalities[1] as never)).toEqual({
			lat: 52.028,
			lon: 8.899,
			from: 'town',
			name: 'Lemgo'
		});
	});
});

describe('a town as people type it', () => {
	const town = (id: string, name: string, postcode: string) => ({
		...(REGION_FACTS.municipalities[0] as (typeof REGION_FACTS.municipalities)[number]),
		id,
		name,
		postcodes: [postcode]
	});
	const towns = [
		town('a', 'Märkische Höhe', '11111'),
		town('b', 'Groß Wörth-Süd', '22222'),
		town('c', 'Lügde', '33333')
	];

	test.each([
		['maerkische hoehe', 'a'],
		['Märkische Höhe', 'a'],
		['gross woerth sued', 'b'],
		['GROSS WÖRTH-SÜD', 'b'],
		['groß  wörth  süd', 'b'],
		['luegde', 'c']
	])('“%s” is found without umlauts, capitals and hyphens', (words, id) => {
		expect(townFor(towns, words)?.id).toBe(id);
	});

	test('nothing typed is no town, were there only one', () => {
		expect(townFor(towns.slice(0, 1), '')).toBeUndefined();
		expect(townFor(towns.slice(0, 1), '  ')).toBeUndefined();
	});
});
