process.env.TZ = 'Europe/Berlin';
import OpeningHours from 'opening_hours';
import { afterEach, describe, expect, test } from 'vitest';
import { localMoment, openState, spansOn } from '../../lib/domain/hours/hours';
import { hoursHints } from '../check/hours-hints';
import { hoursFault } from '../check/hours';
import { expandHours, holidaysOf, hoursWindow, type Where } from './hours';

const LIPPE: Where = {
	lat: 51.97,
	lon: 8.97,
	country: 'de',
	state: 'Nordrhein-Westfalen'
};
const WINDOW = hoursWindow('2026-11-23');
const expand = (value: string) => expandHours(value, LIPPE, WINDOW);

afterEach(() => {
	process.env.TZ = 'Europe/Berlin';
});

describe('the window', () => {
	test('moves only with the month', () => {
		expect(WINDOW).toEqual({ from: '2026-11-01', until: '2027-11-30' });
		expect(hoursWindow('2026-11-30')).toEqual(WINDOW);
		expect(hoursWindow('2026-12-01')).toEqual({ from: '2026-12-01', until: '2027-12-31' });
		expect(hoursWindow('2027-01-31')).toEqual({ from: '2027-01-01', until: '2028-01-31' });
		expect(hoursWindow('2027-02-01').until).toBe('2028-02-29');
	});
});

describe('holidays', () => {
	test('are those of North Rhine-Westphalia', () => {
		expect([...holidaysOf(LIPPE, WINDOW)]).toEqual([
			'2026-11-01',
			'2026-12-25',
			'2026-12-26',
			'2027-01-01',
			'2027-03-26',
			'2027-03-29',
			'2027-05-01',
			'2027-05-06',
			'2027-05-17',
			'2027-05-27',
			'2027-10-03',
			'2027-11-01'
		]);
	});

	test('an office that is closed on them has an exception that says why', () => {
		const { weekly, exceptions } = expand('Mo-Su 09:00-17:00; PH off');
		expect(weekly).toEqual(Array.from({ length: 7 }, () => [[540, 1020]]));
		expect(exceptions['2027-05-27']).toEqual({ spans: [], holiday: 1 });
		expect(exceptions['2026-11-01']).toEqual({ spans: [], holiday: 1 });
		expect(Object.keys(exceptions)).toHaveLength(12);
	});

	test('a closed day that is no holiday does not say it is one', () => {
		expect(expand('Mo-Fr 09:00-17:00; Dec 24 off').exceptions).toEqual({ '2026-12-24': { spans: [] } });
	});

	test('hours of their own are an exception', () => {
		expect(expand('Mo-Fr 09:00-17:00; PH 10:00-12:00').exceptions['2026-12-25']).toEqual({
			spans: [[600, 720]],
			holiday: 1
		});
	});

	test('a holiday on a day that is closed anyway costs no byte', () => {
		expect(expand('Mo-Fr 09:00-17:00; PH off').exceptions).not.toHaveProperty('2026-12-26');
	});
});

describe('spans', () => {
	test('around the clock is the whole of every day', () => {
		expect(expand('24/7')).toEqual({
			weekly: Array.from({ length: 7 }, () => [[0, 1440]]),
			exceptions: {},
			...WINDOW
		});
		expect(expand('Mo-Su 00:00-24:00')).toEqual(expand('24/7'));
	});

	test('a span over midnight belongs to the day on which it starts', () => {
		const { weekly, exceptions } = expand('Fr,Sa 22:00-04:00');
		expect(weekly).toEqual([[], [], [], [], [[1320, 1680]], [[1320, 1680]], []]);
		expect(exceptions).toEqual({});
	});

	test('the night before the window and the last night of it are whole', () => {
		const hours = expand('22:00-04:00');
		expect(spansOn(hours, '2026-11-01')).toEqual([[1320, 1680]]);
		expect(spansOn(hours, '2027-11-30')).toEqual([[1320, 1680]]);
	});

	test('what ends in the afternoon of the next day is cut at midnight', () => {
		expect(expand('Mo 20:00-36:30').weekly.slice(0, 2)).toEqual([[[1200, 1440]], [[0, 750]]]);
	});

	test('what runs over several midnights is cut at each', () => {
		expect(expand('Fr 18:00-24:00; Sa 00:00-24:00; Su 00:00-10:00').weekly.slice(4)).toEqual([
			[[1080, 1440]],
			[[0, 1440]],
			[[0, 600]]
		]);
	});

	test('by appointment is only maybe', () => {
		expect(
			expand('Mo 09:00-12:00; Tu 09:00-12:00 "nach Vereinbarung"; We 09:00-12:00 unknown').weekly
		).toEqual([[[540, 720]], [[540, 720, 1]], [[540, 720, 1]], [], [], [], []]);
	});

	test('rules that touch are one span', () => {
		expect(expand('Mo 09:00-12:00,12:00-15:00').weekly[0]).toEqual([[540, 900]]);
	});

	test('the nights on which the clocks change are like any other', () => {
		expect(expand('Sa 22:00-05:00; Su 08:00-12:00').exceptions).toEqual({});
		expect(expand('Mo-Su 00:00-24:00').exceptions).toEqual({});
	});

	test('of two seasons the longer one is the usual week', () => {
		const hours = expand('Apr-Sep Mo 09:00-18:00; Oct-Mar Mo 09:00-16:00');
		expect(hours.weekly[0]).toEqual([[540, 960]]);
		expect(hours.exceptions['2027-07-05']).toEqual({ spans: [[540, 1080]] });
	});
});

test('the time zone of the machine that publishes does not matter, and is left as it was', () => {
	const truth = expand('Mo-Fr 09:00-17:00; Sa 22:00-05:00; PH off');
	process.env.TZ = 'Pacific/Auckland';
	expect(expand('Mo-Fr 09:00-17:00; Sa 22:00-05:00; PH off')).toEqual(truth);
	expect(process.env.TZ).toBe('Pacific/Auckland');
	expect(new Date(2027, 0, 1).getTimezoneOffset()).toBe(-780);
});

describe('the phone and the library agree at any minute', () => {
	/** A fixed sequence, so that a failure can be repeated. */
	function* minutes(seed: number): Generator<Date> {
		const first = new Date(2026, 10, 2).getTime();
		const length = new Date(2027, 11, 1).getTime() - first;
		let state = seed;
		for (let n = 0; n < 3000; n += 1) {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			yield new Date(first + Math.floor(((state / 2 ** 32) * length) / 60_000) * 60_000);
		}
		// Every minute of the two nights on which the clocks change, and every quarter of the days around Christmas.
		for (const [month, day] of [
			[2, 28],
			[9, 31]
		] as const) {
			for (let minute = 0; minute < 720; minute += 1) {
				yield new Date(new Date(2027, month, day - 1, 20).getTime() + minute * 60_000);
			}
		}
		for (let quarter = 0; quarter < 12 * 96; quarter += 1) yield new Date(2026, 11, 23, 0, quarter * 15);
	}

	test.each([
		'24/7',
		'Mo-Fr 09:00-17:00; PH off',
		'Mo-Fr 08:00-12:00, Th 14:00-18:00; PH off; Dec 24-Jan 02 off',
		'Fr,Sa 22:00-04:00; PH off',
		'Mo-Su 18:00-08:00; PH 00:00-24:00',
		'We 13:00-24:00; Th 00:00-08:00',
		'Mo-Fr 08:00-16:00; Sa-Su,PH "nach Vereinbarung"',
		'Mo 09:00-12:00 || "nach Vereinbarung"',
		'Mo[1] 10:00-12:00; Th[-1] 15:00-17:30',
		'Apr-Sep Mo-Fr 09:00-18:00; Oct-Mar Mo-Fr 09:00-16:00; SH off',
		'week 2-52/2 Tu 14:00-16:00',
		'Mo 20:00-36:30',
		'off'
	])('%s', (value) => {
		const hours = expand(value);
		const library = new OpeningHours(value, {
			lat: LIPPE.lat,
			lon: LIPPE.lon,
			address: { country_code: 'de', state: LIPPE.state }
		});
		const differ: string[] = [];
		for (const instant of minutes(value.length + 7)) {
			const { state } = openState(hours, undefined, localMoment(instant.getTime(), 'Europe/Berlin'));
			const truth = library.getState(instant)
				? 'open'
				: library.getUnknown(instant)
					? 'appointment'
					: 'closed';
			if (state !== truth) differ.push(`${instant.toISOString()}: ${state}, not ${truth}`);
		}
		expect(differ).toEqual([]);
	});
});

describe('what an editor may write', () => {
	test.each([
		'24/7',
		'Mo-Fr 09:00-17:00; PH off',
		'Mo-Fr 08:00-17:00',
		'Mo-Fr 9:00-17:00',
		'Mo-Fr 09:00-12:00, Th 14:00-16:00',
		'2020 Mo 10:00-12:00'
	])('%s is fine', (value) => {
		expect(hoursFault(value)).toBeUndefined();
	});

	test.each([
		['Mo-Fr 8-25 Uhr', /nicht eindeutig/],
		['Mo-Fr 8-17', /Meinten Sie «Mo-Fr 08:00-17:00»\?/],
		['Montag bis Freitag 9-17 Uhr', /Meinten Sie «Mo-Fr 09:00-17:00»\?/],
		['Di 09:00-12:00', /Meinten Sie «Tu 09:00-12:00»\?/],
		['Mo–Fr 09:00–12:00', /Meinten Sie «Mo-Fr 09:00-12:00»\?/],
		['Mo-Fr', /nicht eindeutig/],
		['Mo 10:00', /nicht lesbar/],
		['Mo-Fr 08:60-12:00', /nicht lesbar/],
		['nach Absprache', /nicht/],
		['Mo-Fr sunrise-sunset', /Sonnenstand/]
	])('%s is refused', (value, text) => {
		expect(hoursFault(value)).toMatch(text);
	});
});

describe('what an editor may not have meant', () => {
	const hints = (value: string) => hoursHints(value, expand(value), LIPPE, WINDOW);

	test('a semicolon that closes on a morning', () => {
		expect(hints('Mo-Fr 09:00-12:00; Th 14:00-16:00; PH off')).toEqual([
			'Mit diesem Strichpunkt gilt donnerstags nur 14:00-16:00, nicht 09:00-12:00. Soll beides gelten, schreiben Sie ein Komma: «Mo-Fr 09:00-12:00, Th 14:00-16:00; PH off».'
		]);
	});

	test('nothing said about holidays', () => {
		expect(hints('Mo-Fr 09:00-12:00')[0]).toMatch(/am 2026-12-25 «geöffnet».*«; PH off»/);
	});

	test.each([
		'24/7',
		'Mo-Fr 09:00-17:00; Fr 09:00-13:00; PH off',
		'Mo-We 09:00-17:00; Th 09:00-18:00; PH off',
		'Mo-Fr 09:00-12:00, Th 14:00-16:00; PH off'
	])('%s is clear', (value) => {
		expect(hints(value)).toEqual([]);
	});
});
