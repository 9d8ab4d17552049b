import { describe, expect, test } from 'vitest';
import { instantOf } from './instant';
import { nextDates, ruleParts } from './next-dates';

const evening = { start: '2026-10-20T18:00', end: '2026-10-20T20:00' };
const starts = (rule: string, now: string, count: number, event = evening) =>
	nextDates({ ...event, rule }, now, count).map(({ start }) => start);

describe('an event that comes again', () => {
	test('begins at the same hour before and after the clocks change', () => {
		expect(nextDates({ ...evening, rule: 'FREQ=WEEKLY;BYDAY=TU' }, '2026-10-20T12:00', 3)).toEqual([
			{ start: '2026-10-20T18:00', end: '2026-10-20T20:00' },
			{ start: '2026-10-27T18:00', end: '2026-10-27T20:00' },
			{ start: '2026-11-03T18:00', end: '2026-11-03T20:00' }
		]);
		expect(starts('FREQ=WEEKLY', '2027-03-22T00:00', 2)).toEqual(['2027-03-23T18:00', '2027-03-30T18:00']);
	});

	test('is still there while it goes on, and gone when it is over', () => {
		expect(starts('FREQ=WEEKLY', '2026-10-27T20:00', 1)).toEqual(['2026-10-27T18:00']);
		expect(starts('FREQ=WEEKLY', '2026-10-27T20:01', 1)).toEqual(['2026-11-03T18:00']);
	});

	test('over midnight ends on the day after', () => {
		const night = { start: '2026-10-24T23:00', end: '2026-10-25T01:00', rule: 'FREQ=DAILY' };
		expect(nextDates(night, '2026-10-26T00:30', 1)).toEqual([
			{ start: '2026-10-25T23:00', end: '2026-10-26T01:00' }
		]);
	});

	test('stops where the rule does: by a day, by a time, by a number', () => {
		expect(starts('FREQ=WEEKLY;UNTIL=20261103', '2026-10-28T00:00', 9)).toEqual(['2026-11-03T18:00']);
		expect(starts('FREQ=WEEKLY;UNTIL=20261103T175959', '2026-10-28T00:00', 9)).toEqual([]);
		expect(starts('FREQ=WEEKLY;COUNT=2', '2026-10-01T00:00', 9)).toHaveLength(2);
	});

	test.each([
		[
			'every other week on two days',
			'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH',
			['2026-10-20', '2026-10-22', '2026-11-03']
		],
		[
			'on the last Friday of the month',
			'FREQ=MONTHLY;BYDAY=-1FR',
			['2026-10-30', '2026-11-27', '2026-12-25']
		],
		[
			'on the second Tuesday of the month',
			'FREQ=MONTHLY;BYDAY=+2TU',
			['2026-11-10', '2026-12-08', '2027-01-12']
		],
		[
			'on a day that only some months have',
			'FREQ=MONTHLY;BYMONTHDAY=31',
			['2026-10-31', '2026-12-31', '2027-01-31']
		]
	])('%s', (_, rule, days) => {
		expect(starts(rule, '2026-10-20T00:00', 3).map((start) => start.slice(0, 10))).toEqual(days);
	});

	test('all day is days, the last one included', () => {
		const fair = { start: '2026-10-24', end: '2026-10-25', rule: 'FREQ=YEARLY' };
		expect(nextDates(fair, '2026-10-25T23:59', 2)).toEqual([
			{ start: '2026-10-24', end: '2026-10-25' },
			{ start: '2027-10-24', end: '2027-10-25' }
		]);
	});

	test('but has no day within three years is not looked for to the end of time', () => {
		expect(starts('FREQ=YEARLY;INTERVAL=9', '2026-11-01T00:00', 1)).toEqual([]);
		expect(starts('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-11-01T00:00', 1)).toEqual([]);
	});
});

test('an event that takes place once is there until it is over', () => {
	expect(nextDates(evening, '2026-10-20T19:00', 3)).toEqual([evening]);
	expect(nextDates(evening, '2026-10-20T20:01', 3)).toEqual([]);
});

test.each([
	'',
	'FREQ=SECONDLY',
	'FREQ=MINUTELY',
	'FREQ=WEEKLY;FREQ=DAILY',
	'FREQ=WEEKLY;BYDAY=XX',
	'FREQ=WEEKLY;INTERVAL=0',
	'FREQ=WEEKLY\nX:1',
	'BYDAY=MO'
])('%j is no rule', (rule) => {
	expect(ruleParts(rule)).toBeUndefined();
});

describe('the instant of a wall clock', () => {
	test.each([
		['in winter', '2026-01-15T12:00', '2026-01-15T11:00:00Z'],
		['in summer', '2026-07-15T12:00', '2026-07-15T10:00:00Z'],
		['before the clocks go forward', '2026-03-29T01:59', '2026-03-29T00:59:00Z'],
		['after the clocks went forward', '2026-03-29T03:00', '2026-03-29T01:00:00Z'],
		['in the hour that comes twice, the first', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
		['after the clocks went back', '2026-10-25T03:00', '2026-10-25T02:00:00Z'],
		['in the hour that is left out', '2026-03-29T02:30', '2026-03-29T01:30:00Z']
	])('%s', (_, moment, instant) => {
		expect(new Date(instantOf(moment, 'Europe/Berlin')).toISOString()).toBe(instant.replace('Z', '.000Z'));
	});
});
