import type { Span } from '../../lib/domain/hours/hours';

export interface Interval {
	start: Date;
	end: Date;
	/** Only possible, e.g. by appointment. */
	maybe: boolean;
}

const DAY = 1440;
/** A night ends by noon at the latest; what runs on longer is a day of its own. */
const NOON = 720;

/**
 * Spreads intervals over the calendar days on which they start, in minutes of the wall clock. What runs over one
 * midnight and ends by noon stays one span (`to` beyond 1440); everything longer is cut at each midnight.
 */
export function collectDays(intervals: readonly Interval[]): Map<string, Span[]> {
	const days = new Map<string, Span[]>();
	const add = (date: string, from: number, to: number, maybe: boolean) => {
		if (from >= to) return;
		days.set(date, [...(days.get(date) ?? []), maybe ? [from, to, 1] : [from, to]]);
	};

	for (const { start, end, maybe } of joinTouching(intervals)) {
		const from = minuteOf(start);
		const until = minuteOf(end);
		const [first = '', second, third] = datesBetween(start, end);
		if (second === undefined) add(first, from, until, maybe);
		else if (until === 0 && third === undefined) add(first, from, DAY, maybe);
		else if (third === undefined && until <= NOON && until <= from) add(first, from, DAY + until, maybe);
		else {
			const dates = datesBetween(start, end);
			dates.forEach((date, index) => {
				const last = index === dates.length - 1;
				add(date, index === 0 ? from : 0, last ? until : DAY, maybe);
			});
		}
	}
	return days;
}

/** The library splits at every change of comment or rule; for the phone only open or maybe counts. */
function joinTouching(intervals: readonly Interval[]): Interval[] {
	const joined: Interval[] = [];
	for (const interval of intervals) {
		const last = joined.at(-1);
		if (last && last.maybe === interval.maybe && last.end.getTime() === interval.start.getTime()) {
			joined[joined.length - 1] = { ...last, end: interval.end };
		} else joined.push(interval);
	}
	return joined;
}

function minuteOf(time: Date): number {
	return time.getHours() * 60 + time.getMinutes();
}

/** Every local calendar day that an interval touches, both ends included. */
function datesBetween(start: Date, end: Date): string[] {
	const dates: string[] = [];
	const last = isoDate(end);
	const day = new Date(start.getFullYear(), start.getMonth(), start.getDate(), 12);
	for (;;) {
		const date = isoDate(day);
		dates.push(date);
		if (date >= last) return dates;
		day.setDate(day.getDate() + 1);
	}
}

function isoDate(time: Date): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
