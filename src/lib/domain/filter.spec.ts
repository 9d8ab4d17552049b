import { describe, expect, test } from 'vitest';
import type { Card } from './cards';
import { applyFilter, filterFromQuery, queryFromFilter, widenings, without, type Filter } from './filter';
import { AUDIENCES } from './records';
import { at, byAppointment, everyDay, MONDAY, span } from './hours/week.spec-support';

const NOON = at(MONDAY, '12:00');

function card(id: string, change: Partial<Card> = {}): Card {
	return {
		kind: 'offer',
		id,
		title: id,
		topics: ['german'],
		towns: [],
		municipalities: ['lemgo'],
		audience: ['newcomers'],
		languages: ['ar'],
		spots: [],
		...change
	};
}

const read = (query: string) => filterFromQuery(new URLSearchParams(query));
const ids = (cards: Card[], filter: Filter, now = NOON) =>
	applyFilter(cards, filter, now).map(({ id }) => id);

describe('a filter in the address of the page', () => {
	test.each<Filter>([
		{},
		{ topic: 'german' },
		{ town: 'bad-salzuflen' },
		{ audience: 'older-people' },
		{ language: 'zh-Hant' },
		{ open: true },
		{ topic: 'german', town: 'lemgo', audience: 'families', language: 'kmr', open: true }
	])('comes back as it was sent: %j', (filter) => {
		expect(read(queryFromFilter(filter))).toEqual(filter);
	});

	test('is empty when nothing is asked', () => {
		expect(queryFromFilter({})).toBe('');
	});

	test('is the same text however the wishes came together', () => {
		const text = '?topic=german&town=lemgo&audience=families&language=kmr&open=1';
		const turned = {
			open: true,
			language: 'kmr',
			audience: 'families',
			town: 'lemgo',
			topic: 'german'
		} as const;
		expect(queryFromFilter(turned)).toBe(text);
		expect(queryFromFilter(read(text))).toBe(text);
	});

	test.each([
		['a script', 'topic=<script>alert(1)</script>'],
		['a path out of the list', 'topic=../../etc'],
		['quotes', 'town=%22%20onload%3D'],
		['an overlong value', `topic=${'a'.repeat(41)}`],
		['an empty value', 'topic=&town=&language='],
		['a line break after a good value', 'topic=german%0A'],
		['an audience nobody knows', 'audience=aliens'],
		['an audience in capitals', 'audience=Families'],
		['an inherited word', 'audience=constructor'],
		['open written otherwise', 'open=true'],
		['a key that is not ours', 'utm_source=mail&__proto__=x']
	])('%s is ignored', (_, query) => {
		expect(read(query)).toEqual({});
	});

	test('junk does not take the good wishes with it', () => {
		expect(read('topic=<b>&town=lemgo&audience=aliens&open=1')).toEqual({ town: 'lemgo', open: true });
	});

	test('the longest value allowed passes', () => {
		expect(read(`topic=${'a'.repeat(40)}`)).toEqual({ topic: 'a'.repeat(40) });
	});
});

describe('what fits', () => {
	test('without a wish everything does, in the order given', () => {
		expect(ids([card('b'), card('a')], {})).toEqual(['b', 'a']);
	});

	test('what is for the whole district fits every town', () => {
		const cards = [card('lemgo'), card('detmold', { municipalities: ['detmold'] })];
		const district = card('district', { municipalities: [] });
		expect(ids([...cards, district], { town: 'detmold' })).toEqual(['detmold', 'district']);
	});

	test('what is for everyone fits every audience', () => {
		const cards = [
			card('newcomers'),
			card('families', { audience: ['families', 'refugees'] }),
			card('everyone', { audience: ['everyone'] })
		];
		expect(ids(cards, { audience: 'families' })).toEqual(['families', 'everyone']);
		expect(ids(cards, { audience: 'volunteers' })).toEqual(['everyone']);
	});

	test('places fit every audience: a reader who chose one still finds the town hall', () => {
		const place = card('rathaus', { audience: [] });
		for (const audience of AUDIENCES) expect(ids([place], { audience })).toEqual(['rathaus']);
	});

	test('a second topic counts like the first', () => {
		const cards = [card('both', { topics: ['arriving', 'german'] }), card('other', { topics: ['work'] })];
		expect(ids(cards, { topic: 'german' })).toEqual(['both']);
	});

	test('a language nobody noted is not taken for spoken', () => {
		const cards = [card('arabic'), card('not-known', { languages: [] })];
		expect(ids(cards, { language: 'ar' })).toEqual(['arabic']);
	});

	test('every wish must be met, not one of them', () => {
		const cards = [card('town-only', { topics: ['work'] }), card('both')];
		expect(ids(cards, { topic: 'german', town: 'lemgo' })).toEqual(['both']);
	});
});

describe('open now', () => {
	const open = card('open', { hours: everyDay([span('8:00', '16:00')]) });
	const cards = [
		open,
		card('closed', { hours: everyDay([span('8:00', '10:00')]) }),
		card('appointment', { hours: everyDay([byAppointment('8:00', '16:00')]) }),
		card('not-known'),
		card('run-out', { hours: everyDay([span('8:00', '16:00')], { until: '2026-11-22' }) }),
		{ ...open, id: 'closure', closure: { from: MONDAY, until: null } }
	];

	test('keeps only what is known to be open: no appointment, no closure, no guess', () => {
		expect(ids(cards, { open: true })).toEqual(['open']);
	});

	test('keeps nothing while it is not known what time it is', () => {
		expect(applyFilter(cards, { open: true }, null)).toEqual([]);
		expect(applyFilter(cards, {}, null)).toHaveLength(cards.length);
	});
});

describe('an empty result', () => {
	const cards = [
		card('work-1', { topics: ['work'] }),
		card('work-2', { topics: ['work'] }),
		card('detmold', { municipalities: ['detmold'] })
	];

	test('names what to give up, the richest first', () => {
		expect(widenings(cards, { topic: 'german', town: 'lemgo' }, NOON)).toEqual([
			{ key: 'topic', count: 2 },
			{ key: 'town', count: 1 }
		]);
		expect(widenings([...cards].slice(1), { topic: 'german', town: 'lemgo' }, NOON)).toEqual([
			{ key: 'topic', count: 1 },
			{ key: 'town', count: 1 }
		]);
	});

	test('does not offer a wish whose loss yields nothing, nor one that was not made', () => {
		expect(widenings(cards, { topic: 'german', town: 'lemgo', language: 'ar' }, NOON)).toEqual([
			{ key: 'topic', count: 2 },
			{ key: 'town', count: 1 }
		]);
		expect(widenings(cards, { topic: 'housing', language: 'tr' }, NOON)).toEqual([]);
		expect(widenings(cards, { town: 'detmold' }, NOON)).toEqual([{ key: 'town', count: 3 }]);
	});

	test('the richest comes first even when it is the last of the wishes', () => {
		const shut = [
			card('a'),
			card('b'),
			card('c', { topics: ['work'], hours: everyDay([span('0:00', '24:00')]) })
		];
		expect(widenings(shut, { topic: 'german', open: true }, NOON)).toEqual([
			{ key: 'open', count: 2 },
			{ key: 'topic', count: 1 }
		]);
	});

	test('giving up one wish leaves the others and the filter itself as they were', () => {
		const filter: Filter = { topic: 'german', town: 'lemgo' };
		expect(without(filter, 'topic')).toEqual({ town: 'lemgo' });
		expect(filter).toEqual({ topic: 'german', town: 'lemgo' });
	});
});
