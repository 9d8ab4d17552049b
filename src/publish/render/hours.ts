import OpeningHours, { type nominatim_object } from 'opening_hours';
import { addDays, weekday, type Hours, type Span } from '../../lib/domain/hours/hours';
import { compare } from '../problem';
import { collectDays } from './spans';

/** Where the hours hold: decides which days are public holidays. */
export interface Where {
	lat: number;
	lon: number;
	country: string;
	/** The state's full name; an abbreviation is silently wrong about holidays. */
	state: string;
}

/** First and last day, both included. */
export interface Window {
	from: string;
	until: string;
}

const MONTHS = 13;

/**
 * The days for which hours are worked out: from the first of `today`'s month, 13 months long. It moves only with
 * the month, so that hours that nobody touched change at most twelve times a year.
 */
export function hoursWindow(today: string): Window {
	const from = `${today.slice(0, 7)}-01`;
	const end = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1 + MONTHS, 0));
	return { from, until: end.toISOString().slice(0, 10) };
}

/**
 * Works out opening hours in OpenStreetMap's syntax for every day of the window. Minutes are wall
 * clock, whatever the process's time zone. Throws what the library throws for a broken value.
 */
export function expandHours(value: string, where: Where, window: Window): Hours {
	const days = daysOf(value, where, window);
	const holidays = holidaysOf(where, window);
	const weekly = usualWeek(days);
	const exceptions: Hours['exceptions'] = {};
	for (const [date, spans] of days) {
		if (JSON.stringify(spans) === JSON.stringify(weekly[weekday(date)])) continue;
		exceptions[date] = { spans, ...(holidays.has(date) ? { holiday: 1 as const } : {}) };
	}
	return { weekly, exceptions, ...window };
}

/** The public holidays of the window, as ISO dates. */
export function holidaysOf(where: Where, window: Window): Set<string> {
	const key = JSON.stringify([where.country, where.state, window]);
	let holidays = holidayCache.get(key);
	if (!holidays) {
		const days = [...daysOf('PH', where, window)];
		holidays = new Set(days.filter(([, spans]) => spans.length > 0).map(([date]) => date));
		holidayCache.set(key, holidays);
	}
	return holidays;
}

const holidayCache = new Map<string, Set<string>>();

/** The spans of every day of the window, in the order of the calendar. */
function daysOf(value: string, where: Where, { from, until }: Window): Map<string, Span[]> {
	const collected = collectDays(
		withoutSummerTime(() => {
			const hours = new OpeningHours(value, nominatim(where));
			// One day more on both sides: a span over midnight belongs to the day on which it starts.
			const intervals = hours.getOpenIntervals(new Date(addDays(from, -1)), new Date(addDays(until, 2)));
			return intervals.map(([start, end, maybe]) => ({ start, end, maybe }));
		})
	);
	const days = new Map<string, Span[]>();
	for (let date = from; date <= until; date = addDays(date, 1)) days.set(date, collected.get(date) ?? []);
	return days;
}

/**
 * The library works on the process's clock. On one without summer time what it says is wall clock everywhere, and
 * a bug in it sleeps: after a night of 23 hours it opens things on Monday from 0:00 to 1:00 that never are.
 */
function withoutSummerTime<T>(work: () => T): T {
	const before = process.env.TZ;
	process.env.TZ = 'UTC';
	try {
		// In a worker thread the environment is a copy that the clock does not look at.
		if (new Date(2027, 6, 1).getTimezoneOffset() !== 0)
			throw new Error('The clock cannot be set to UTC here');
		return work();
	} finally {
		if (before === undefined) delete process.env.TZ;
		else process.env.TZ = before;
	}
}

/** For each weekday the row that holds most often; of two equally frequent ones the first in the alphabet. */
function usualWeek(days: ReadonlyMap<string, Span[]>): Span[][] {
	const counts = Array.from({ length: 7 }, () => new Map<string, number>());
	for (const [date, spans] of days) {
		const row = JSON.stringify(spans);
		const count = counts[weekday(date)];
		count?.set(row, (count.get(row) ?? 0) + 1);
	}
	return counts.map((count) => {
		const [usual] = [...count].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]));
		return JSON.parse(usual?.[0] ?? '[]') as Span[];
	});
}

function nominatim({ lat, lon, country, state }: Where): nominatim_object {
	return { lat, lon, address: { country_code: country.toLowerCase(), state } };
}
