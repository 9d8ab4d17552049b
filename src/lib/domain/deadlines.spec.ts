import { describe, expect, test } from 'vitest';
import { daysBetween, deadlineOf, isArrival } from './deadlines';

describe('a deadline', () => {
	test('of some weeks is on the same day of the week', () => {
		expect(deadlineOf('2026-11-25', { weeks: 2 })).toBe('2026-12-09');
	});

	test('of some days runs over the end of a month, a year and the 29th of February', () => {
		expect(deadlineOf('2026-12-25', { days: 10 })).toBe('2027-01-04');
		expect(deadlineOf('2028-02-28', { days: 1 })).toBe('2028-02-29');
		expect(deadlineOf('2027-02-28', { days: 1 })).toBe('2027-03-01');
	});

	test('of some months is on the same day of the month', () => {
		expect(deadlineOf('2026-11-25', { months: 6 })).toBe('2027-05-25');
		expect(deadlineOf('2026-12-01', { months: 1 })).toBe('2027-01-01');
		expect(deadlineOf('2026-11-25', { months: 14 })).toBe('2028-01-25');
	});

	test('is on the last day of a month that lacks the day, and never in the month after', () => {
		expect(deadlineOf('2027-01-31', { months: 1 })).toBe('2027-02-28');
		expect(deadlineOf('2028-01-31', { months: 1 })).toBe('2028-02-29');
		expect(deadlineOf('2026-12-31', { months: 6 })).toBe('2027-06-30');
		expect(deadlineOf('2027-01-30', { months: 1 })).toBe('2027-02-28');
	});

	test('does not move when the clocks change in between', () => {
		expect(deadlineOf('2027-03-20', { days: 14 })).toBe('2027-04-03');
		expect(deadlineOf('2026-10-20', { days: 14 })).toBe('2026-11-03');
		expect(deadlineOf('2026-09-30', { months: 1 })).toBe('2026-10-30');
	});
});

test('days between are whole, also over a change of the clocks, and negative once over', () => {
	expect(daysBetween('2027-03-27', '2027-03-29')).toBe(2);
	expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
	expect(daysBetween('2026-11-25', '2026-11-25')).toBe(0);
	expect(daysBetween('2026-11-25', '2026-11-20')).toBe(-5);
});

test('a day that is not one, or a year half typed, is no arrival', () => {
	expect(isArrival('2026-11-25')).toBe(true);
	for (const text of [
		'',
		'0002-03-01',
		'2026-02-30',
		'2026-13-01',
		'2026-11',
		'25.11.2026',
		'2026-11-25T10:00'
	])
		expect(isArrival(text), text).toBe(false);
});
