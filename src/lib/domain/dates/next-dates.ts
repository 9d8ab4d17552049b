import * as library from 'rrule';
import type { Options } from 'rrule';

/** To Node it is CommonJS, to a bundler a module. */
const { RRule } = 'default' in library ? (library.default as typeof library) : library;

/**
 * The days of an event that comes again. Everything here is wall clock: a moment is written `2027-03-01T18:00` and
 * handed to the library as if it were UTC, so that no change to summer time can move it.
 */

/** What `Dates` of a record says, as far as it is needed here. */
interface Event {
	start: string;
	end: string;
	rule?: string | undefined;
}

/** One time that an event takes place, written as its `Dates` are. */
export interface Occurrence {
	start: string;
	end: string;
}

/** Further ahead nobody plans; and a rule that hits nothing is not followed to the end of time. */
const AHEAD = 3 * 366 * 86_400_000;
/** The library goes through every repetition since the first. */
const STEPS = 20_000;
const NUMBERS = /^[+-]?\d{1,3}(?:,[+-]?\d{1,3})*$/;
/** What may stand behind each name; a finer step than a day is no event. */
const PARTS: Readonly<Record<string, RegExp>> = {
	FREQ: /^(?:DAILY|WEEKLY|MONTHLY|YEARLY)$/,
	INTERVAL: /^[1-9]\d{0,2}$/,
	COUNT: /^[1-9]\d{0,4}$/,
	UNTIL: /^\d{8}(?:T\d{6})?$/,
	WKST: /^(?:MO|TU|WE|TH|FR|SA|SU)$/,
	BYDAY: /^(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU))*$/,
	BYMONTH: NUMBERS,
	BYMONTHDAY: NUMBERS,
	BYSETPOS: NUMBERS,
	BYYEARDAY: NUMBERS,
	BYWEEKNO: NUMBERS
};

/** The parts of a rule, or undefined when it is none that is understood here. Pure syntax. */
export function ruleParts(rule: string): Map<string, string> | undefined {
	const parts = rule.split(';').map((part) => part.split('=') as [string, string | undefined]);
	const good = parts.every(([name, value]) => PARTS[name]?.test(value ?? ''));
	const map = new Map(parts.map(([name, value]) => [name, value ?? '']));
	if (!good || map.size < parts.length || !map.has('FREQ')) return undefined;
	return optionsOf(rule, '2000-01-01') === undefined ? undefined : map;
}

/**
 * The next times an event takes place, the one that is still going on first; at most `count`, within three years.
 * `now` is wall clock, written as `start`.
 */
export function nextDates({ start, end, rule }: Event, now: string, count: number): Occurrence[] {
	const from = now.slice(0, start.length);
	if (rule === undefined) return end >= from ? [{ start, end }] : [];
	const options = optionsOf(rule, start);
	if (!options) return [];
	const first = timeOf(start);
	const length = timeOf(end) - first;
	const limit = Math.max(timeOf(from), first) + AHEAD;
	const found: Occurrence[] = [];
	let steps = 0;
	new RRule(options).all((day) => {
		const at = day.getTime();
		steps += 1;
		if (at > limit || steps > STEPS) return false;
		const time = { start: written(at, start), end: written(at + length, start) };
		if (time.end >= from) found.push(time);
		return found.length < count;
	});
	return found;
}

function optionsOf(rule: string, start: string): Partial<Options> | undefined {
	try {
		const options = RRule.parseString(rule);
		return { ...options, dtstart: new Date(timeOf(start)), until: endOf(options.until, rule) };
	} catch {
		return undefined;
	}
}

/** An UNTIL that is only a day includes it. */
function endOf(until: Date | null | undefined, rule: string): Date | null {
	if (!until) return null;
	return /UNTIL=\d{8}(?:;|$)/.test(rule) ? new Date(until.getTime() + 86_399_000) : until;
}

function timeOf(moment: string): number {
	return Date.parse(moment.length > 10 ? `${moment}Z` : moment);
}

function written(time: number, like: string): string {
	return new Date(time).toISOString().slice(0, like.length);
}
