import { addDays, type Span } from '../../lib/domain/hours/hours';

/** The UTC fields of the dates are the region's wall clock. */
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
		const dates = datesBetween(start, end);
		const [first = '', , third] = dates;
		if (dates.length === 1) add(first, from, until, maybe);
		else if (third === undefined && until <= Math.min(NOON, from)) add(first, from, DAY + until, maybe);
		else {
			const last = dates.length - 1;
			dates.forEach((date, day) => add(date, day === 0 ? from : 0, day === last ? until : DAY, maybe));
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
	return time.getUTCHours() * 60 + time.getUTCMinutes();
}

/** Every calendar day that an interval touches, both ends included. */
function datesBetween(start: Date, end: Date): string[] {
	const dates = [isoDate(start)];
	for (let date = isoDate(start); date < isoDate(end);) {
		date = addDays(date, 1);
		dates.push(date);
	}
	return dates;
}

function isoDate(time: Date): string {
	return time.toISOString().slice(0, 10);
}
