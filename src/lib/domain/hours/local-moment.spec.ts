import { afterEach, describe, expect, test, vi } from 'vitest';
import { addDays, localMoment, openState, weekday } from './hours';
import { at, everyDay, span } from './week.spec-support';

const LIPPE = 'Europe/Berlin';
const berlin = (instant: string) => localMoment(Date.parse(instant), LIPPE);

describe('the wall clock of the region', () => {
	test('goes from two to three when summer time begins', () => {
		expect(berlin('2027-03-28T00:59:59.999Z')).toEqual(at('2027-03-28', '1:59'));
		expect(berlin('2027-03-28T01:00:00Z')).toEqual(at('2027-03-28', '3:00'));
	});

	test('shows the hour after two twice when summer time ends', () => {
		expect(berlin('2026-10-25T00:30:00Z')).toEqual(at('2026-10-25', '2:30'));
		expect(berlin('2026-10-25T00:59:59.999Z')).toEqual(at('2026-10-25', '2:59'));
		expect(berlin('2026-10-25T01:00:00Z')).toEqual(at('2026-10-25', '2:00'));
		expect(berlin('2026-10-25T01:30:00Z')).toEqual(at('2026-10-25', '2:30'));
	});

	test('reaches the new year an hour before Greenwich, and midnight is 0:00, not 24:00', () => {
		expect(berlin('2026-12-31T22:59:59Z')).toEqual(at('2026-12-31', '23:59'));
		expect(berlin('2026-12-31T23:00:00Z')).toEqual(at('2027-01-01', '0:00'));
	});

	test('is what the browser itself says, every six hours and at each change, for thirty years', () => {
		const format = new Intl.DateTimeFormat('sv', { timeZone: LIPPE, dateStyle: 'short', timeStyle: 'short' });
		const said = (instant: number) => {
			const { date, minute } = localMoment(instant, LIPPE);
			const [hour, rest] = [Math.floor(minute / 60), minute % 60].map((part) =>
				String(part).padStart(2, '0')
			);
			return `${date} ${hour}:${rest}`;
		};
		const HOUR = 3_600_000;
		const from = Date.parse('2025-01-01T00:59:30Z');
		const wrong: string[] = [];
		for (let instant = from; instant < from + 30 * 365.25 * 24 * HOUR; instant += 6 * HOUR) {
			for (const at of [instant, instant + 60_000]) if (said(at) !== format.format(at)) wrong.push(said(at));
		}
		expect(wrong).toEqual([]);
	});

	test('of two regions is not mixed up', () => {
		const instant = Date.parse('2026-07-01T12:00:00Z');
		expect(localMoment(instant, LIPPE)).toEqual(at('2026-07-01', '14:00'));
		expect(localMoment(instant, 'Asia/Kabul')).toEqual(at('2026-07-01', '16:30'));
		expect(localMoment(instant, LIPPE)).toEqual(at('2026-07-01', '14:00'));
	});
});

describe('a night on which the clocks change', () => {
	const night = everyDay([span('22:00', '28:00')], { from: '2026-10-01' });

	test('a span until four ends at four on the clock, whether the night has seven hours or five', () => {
		for (const instant of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T02:59:00Z']) {
			expect(openState(night, undefined, berlin(instant))).toEqual({
				state: 'open',
				until: at('2026-10-25', '4:00')
			});
		}
		expect(openState(night, undefined, berlin('2026-10-25T03:00:00Z'))).toMatchObject({
			state: 'closed'
		});
		expect(openState(night, undefined, berlin('2027-03-28T01:59:00Z'))).toMatchObject({ state: 'open' });
		expect(openState(night, undefined, berlin('2027-03-28T02:00:00Z'))).toMatchObject({
			state: 'closed'
		});
	});
});

describe('calendar days', () => {
	test('follow each other when a day has 23 or 25 hours', () => {
		expect(addDays('2026-10-25', 1)).toBe('2026-10-26');
		expect(addDays('2026-10-26', -1)).toBe('2026-10-25');
		expect(addDays('2027-03-28', 1)).toBe('2027-03-29');
	});

	test('know leap years and the turn of the year', () => {
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
		expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
	});

	test('begin the week on Monday', () => {
		expect(weekday('2026-11-23')).toBe(0);
		expect(weekday('2026-11-29')).toBe(6);
	});
});

describe('a phone that still runs on the time of another country', () => {
	afterEach(() => vi.unstubAllEnvs());

	test.each([
		['Pacific/Auckland', -780],
		['America/Los_Angeles', 480],
		['Asia/Kathmandu', -345],
		['UTC', 0]
	])('%s: the same day, hour and openness', (timeZone, offset) => {
		vi.stubEnv('TZ', timeZone);
		// Otherwise this spec would prove nothing: the process really is elsewhere.
		expect(new Date('2026-12-31T23:30:00Z').getTimezoneOffset()).toBe(offset);

		const moment = berlin('2026-12-31T23:30:00Z');
		expect(moment).toEqual(at('2027-01-01', '0:30'));
		expect(weekday(moment.date)).toBe(4);
		expect(addDays(moment.date, -1)).toBe('2026-12-31');
		expect(openState(everyDay([span('20:00', '25:00')]), undefined, moment)).toEqual({
			state: 'open',
			until: at('2027-01-01', '1:00')
		});
	});
});
