import { TIME_ZONE } from '../time-zone';

/**
 * Opening hours as the phone carries them: already expanded at publish time from OpenStreetMap's
 * `opening_hours` syntax, so that nothing on the phone needs to know about holidays or rules.
 */

/**
 * Minutes after midnight, local time of the region: `[from, to]`, `to` may pass 1440 when a span runs
 * over midnight. A third element 1 marks a span that is only possible, e.g. "by appointment".
 */
export type Span = [from: number, to: number] | [from: number, to: number, maybe: 1];

export interface Hours {
	/** Seven days, Monday first. */
	weekly: Span[][];
	/** ISO date -> what holds instead of the weekly row on that day. */
	exceptions: Record<string, { spans: Span[]; holiday?: 1 }>;
	/** First and last ISO date for which `exceptions` is complete. Outside it holidays are unknown. */
	from: string;
	until: string;
}

const MINUTES = 1440;

/** A moment on the region's clock. */
export interface LocalMoment {
	/** ISO date. */
	date: string;
	/** Minutes after midnight. */
	minute: number;
}

export type OpenState =
	/** `until: null` = around the clock. */
	| { state: 'open'; until: LocalMoment | null }
	| { state: 'appointment'; until: LocalMoment | null }
	/** `opens: null` = not within the next two weeks. */
	| { state: 'closed'; opens: LocalMoment | null; why?: 'holiday' }
	| { state: 'closure'; until: string | null }
	| { state: 'unknown' };

/** The wall clock of a time zone at an instant. */
export function localMoment(instant: number, timeZone: string): LocalMoment {
	return timeZone === TIME_ZONE ? berlinMoment(instant) : foreignMoment(instant, timeZone);
}

/**
 * Berlin's by the rule of Directive 2000/84/EC: summer time is from the last Sunday of March to that of October, each
 * at 1:00 UTC. A browser's first time zone takes a cheap phone a tenth of a second, on almost every page.
 */
function berlinMoment(instant: number): LocalMoment {
	const year = new Date(instant).getUTCFullYear();
	const isSummer = instant >= lastSunday(year, 2) && instant < lastSunday(year, 9);
	const local = new Date(instant + (isSummer ? 2 : 1) * 3_600_000);
	return { date: local.toISOString().slice(0, 10), minute: local.getUTCHours() * 60 + local.getUTCMinutes() };
}

/** 1:00 UTC on the last Sunday of a month that has 31 days; 0 = January. */
function lastSunday(year: number, month: number): number {
	const last = new Date(Date.UTC(year, month, 31, 1));
	return last.setUTCDate(31 - last.getUTCDay());
}

function foreignMoment(instant: number, timeZone: string): LocalMoment {
	const parts: Record<string, string> = {};
	for (const { type, value } of clock(timeZone).formatToParts(instant)) parts[type] = value;
	return {
		date: `${parts.year}-${parts.month}-${parts.day}`,
		minute: Number(parts.hour) * 60 + Number(parts.minute)
	};
}

const clocks: Record<string, Intl.DateTimeFormat> = {};

function clock(timeZone: string): Intl.DateTimeFormat {
	return (clocks[timeZone] ??= new Intl.DateTimeFormat('en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	}));
}

/** The ISO date `days` after another; both are calendar dates, no time zone is involved. */
export function addDays(date: string, days: number): string {
	return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 0 = Monday … 6 = Sunday. */
export function weekday(date: string): number {
	return (new Date(date).getUTCDay() + 6) % 7;
}

/** What holds on one day. */
export function spansOn(hours: Hours, date: string): Span[] {
	return hours.exceptions[date]?.spans ?? hours.weekly[weekday(date)] ?? [];
}

type Closing = { from: string; until: string | null } | undefined;

/**
 * Is it open at this moment of the region's clock? Says `unknown` rather than guess: without hours, and
 * outside the months for which holidays were worked out.
 */
export function openState(hours: Hours | undefined, closure: Closing, now: LocalMoment): OpenState {
	if (isShut(closure, now.date)) return { state: 'closure', until: closure?.until ?? null };
	if (!hours || now.date < hours.from || now.date > hours.until) return { state: 'unknown' };

	const running =
		spansOn(hours, now.date).find(([from, to]) => from <= now.minute && now.minute < to) ??
		spillInto(hours, closure, now);
	if (running) {
		const state = running[2] ? 'appointment' : 'open';
		return { state, until: endOf(hours, closure, now.date, running) };
	}

	const opens = nextOpening(hours, closure, now, false);
	// Where nobody may come without an appointment "opens Tuesday" would send people there in vain.
	if (!opens && nextOpening(hours, closure, now, true)) return { state: 'appointment', until: null };
	const today = hours.exceptions[now.date];
	const holiday = today?.holiday && (hours.weekly[weekday(now.date)] ?? []).length > 0;
	return { state: 'closed', opens, ...(holiday ? { why: 'holiday' as const } : {}) };
}

function isShut(closure: Closing, date: string): boolean {
	return closure !== undefined && date >= closure.from && (closure.until === null || date <= closure.until);
}

/** A span that began yesterday and runs over midnight, seen from today. */
function spillInto(hours: Hours, closure: Closing, now: LocalMoment): Span | undefined {
	const yesterday = addDays(now.date, -1);
	if (isShut(closure, yesterday)) return undefined;
	return spansOn(hours, yesterday)
		.map((span) => span.map((n, i) => (i < 2 ? n - MINUTES : n)) as Span)
		.find(([from, to]) => from < 0 && now.minute < to);
}

/** Follows spans that touch (24:00 to 0:00) to the real end; null when there is none within two weeks. */
function endOf(hours: Hours, closure: Closing, date: string, span: Span): LocalMoment | null {
	let day = date;
	let end = span[1];
	for (let hop = 0; hop < 15; hop += 1) {
		if (end < MINUTES) return { date: day, minute: end };
		day = addDays(day, 1);
		end -= MINUTES;
		if (isShut(closure, day)) return { date: day, minute: 0 };
		const next = spansOn(hours, day).find(
			([from, to, maybe]) => from <= end && end < to && maybe === span[2]
		);
		if (!next) return { date: day, minute: end };
		end = next[1];
	}
	return null;
}

/** The next time anybody may come, or with `maybe` the next time somebody with an appointment may. */
function nextOpening(hours: Hours, closure: Closing, now: LocalMoment, maybe: boolean): LocalMoment | null {
	for (let day = 0; day <= 14; day += 1) {
		const date = addDays(now.date, day);
		if (date > hours.until) return null;
		if (isShut(closure, date)) continue;
		const next = spansOn(hours, date)
			.filter((span) => maybe || !span[2])
			.map(([from]) => from)
			.filter((from) => day > 0 || from > now.minute)
			.sort((a, b) => a - b)[0];
		if (next !== undefined) return { date, minute: next };
	}
	return null;
}
