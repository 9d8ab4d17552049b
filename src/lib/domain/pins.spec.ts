import { describe, expect, test } from 'vitest';
import type { Card, Spot } from './cards';
import { everyDay, span } from './hours/week.spec-support';
import { pinsOf, pinState, pinTopic } from './pins';

const NOON = { date: '2026-11-24', minute: 720 };
const DOOR: Spot = { place: 'house', town: 'Lemgo', lat: 52, lon: 8.9, precision: 'door' };
const GERMAN = { id: 'german', title: 'Deutsch lernen', icon: 'languages', tint: 'sky' };

function card(id: string, spots: Spot[], change: Partial<Card> = {}): Card {
	return {
		kind: 'offer',
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

describe('the points of a result', () => {
	test('eight records in one house are one point, not eight on top of each other', () => {
		const cards = Array.from({ length: 8 }, (_, n) => card(`c${n}`, [{ ...DOOR, place: `office${n}` }]));
		const [pin, ...more] = pinsOf(cards);
		expect(more).toEqual([]);
		expect(pin?.cards).toHaveLength(8);
		expect(pin?.places).toHaveLength(8);
	});

	test('a known door never hides behind the centre of its town', () => {
		expect(pinsOf([card('a', [DOOR]), card('b', [{ ...DOOR, precision: 'town' }])])).toHaveLength(2);
	});

	test('two offers of one place name it once', () => {
		expect(pinsOf([card('a', [DOOR]), card('b', [DOOR])])[0]?.places).toEqual(['house']);
	});

	test('an offer that two offices of one house give is one thing there, not two', () => {
		const [pin] = pinsOf([card('a', [DOOR, { ...DOOR, place: 'next door' }])]);
		expect(pin?.places).toEqual(['house', 'next door']);
		expect(pin?.cards).toHaveLength(1);
	});

	test('an offer at two places is on both, one without a place on none', () => {
		const there = { ...DOOR, place: 'annex', lat: 51.9 };
		expect(pinsOf([card('a', [DOOR, there]), card('b', [])]).map(({ places }) => places)).toEqual([
			['house'],
			['annex']
		]);
	});
});

describe('what a point says', () => {
	const open = card('a', [DOOR], { hours: everyDay([span('8:00', '18:00')]), topic: GERMAN });
	const shut = card('b', [DOOR], { hours: everyDay([span('8:00', '9:00')]), topic: GERMAN });
	const unknown = card('c', [DOOR]);
	const stateOf = (cards: Card[]) => pinsOf(cards).map((pin) => pinState(pin, NOON));

	test('open as soon as one thing there is', () => {
		expect(stateOf([shut, unknown, open])).toEqual(['open']);
	});

	test('closed while something is known to be, unknown when nothing is known', () => {
		expect(stateOf([unknown, shut])).toEqual(['closed']);
		expect(stateOf([unknown])).toEqual(['unknown']);
	});

	test('closed for now is closed', () => {
		expect(stateOf([{ ...open, closure: { from: '2026-11-01', until: null } }])).toEqual(['closed']);
	});

	test('before the clock is known it says nothing', () => {
		expect(pinsOf([open]).map((pin) => pinState(pin, null))).toEqual(['unknown']);
	});

	test('one topic only where all share it', () => {
		expect(pinsOf([open, shut]).map(pinTopic)).toEqual([GERMAN]);
		expect(pinsOf([open, unknown]).map(pinTopic)).toEqual([undefined]);
	});
});
