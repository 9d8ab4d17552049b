import { describe, expect, test } from 'vitest';
import type { Facts, PackRecords, Text } from './records';
import { offerFacts, packsWith, placeFacts, REGION_FACTS, shelfWith } from './records.spec-support';
import { municipalityName, REGION, shelfOf, topicsInOrder } from './shelf';

const RELEASE = { seq: 7, issued: '2026-11-23T12:00:00.000Z' };
const join = (facts: PackRecords<Facts>, texts: PackRecords<Text>) => shelfOf(RELEASE, facts, texts);

describe('a shelf', () => {
	test('joins the facts of a record with its words', () => {
		const shelf = shelfWith({ 'place/rathaus': [placeFacts(), { title: 'Rathaus' }] });
		expect(shelf.get('place', 'rathaus')).toEqual({
			kind: 'place',
			id: 'rathaus',
			facts: placeFacts(),
			text: { title: 'Rathaus' }
		});
		expect(shelf.get('offer', 'rathaus')).toBeUndefined();
	});

	test('says which release it is', () => {
		const { facts, texts } = packsWith();
		expect(join(facts, texts)).toMatchObject(RELEASE);
	});

	test('ignores a record of a kind that only a later shell knows', () => {
		const { facts, texts } = packsWith({ 'offer/course': [offerFacts(), { title: 'Kurs' }] });
		const later = { ...facts, 'event/fest': offerFacts(), strange: offerFacts(), 'offer/': offerFacts() };
		const words = {
			...texts,
			'event/fest': { title: 'Fest' },
			strange: { title: '?' },
			'offer/': { title: '?' }
		};
		const shelf = join(later, words);
		expect(shelf.all('offer').map(({ id }) => id)).toEqual(['course']);
	});

	test('leaves out a record without words, and words without a record', () => {
		const { facts, texts } = packsWith();
		const shelf = join(
			{ ...facts, 'offer/mute': offerFacts() },
			{ ...texts, 'offer/gone': { title: 'Weg' } }
		);
		expect(shelf.all('offer')).toEqual([]);
		expect(shelf.get('offer', 'mute')).toBeUndefined();
		expect(shelf.get('offer', 'gone')).toBeUndefined();
	});

	test('keeps an id that has a slash of its own whole', () => {
		const shelf = shelfWith({ 'offer/a/b': [offerFacts(), { title: 'Kurs' }] });
		expect(shelf.get('offer', 'a/b')?.text.title).toBe('Kurs');
	});

	test('of a release without a region is refused, by name and number', () => {
		const { facts, texts } = packsWith();
		const rest = Object.fromEntries(Object.entries(facts).filter(([address]) => address !== REGION));
		expect(() => join(rest, texts)).toThrow('release 7 has no region/here');
		expect(() => join({}, {})).toThrow('region/here');
	});

	test('is not changed by a page that sorts what it was given', () => {
		const shelf = shelfWith();
		const before = shelf.all('topic').map(({ id }) => id);
		shelf.all('topic').reverse();
		expect(shelf.all('topic').map(({ id }) => id)).toEqual(before);
	});

	test('hands out topics in the editors’ order, not in that of the file', () => {
		expect(topicsInOrder(shelfWith()).map(({ id }) => id)).toEqual(['arriving', 'german']);
	});

	test('a town that is not in the district has no name', () => {
		expect(municipalityName(REGION_FACTS, 'lemgo')).toBe('Lemgo');
		expect(municipalityName(REGION_FACTS, 'bielefeld')).toBeUndefined();
	});
});
