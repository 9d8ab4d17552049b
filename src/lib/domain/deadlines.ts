import type { Term } from './first-steps';
import { addDays } from './hours/hours';

/**
 * The last day for something that must be done a term after a day (both `2027-03-01`). As the law counts (BGB §§ 187,
 * 188): the day of arrival is not counted, and where a month lacks the day its last one stands for it.
 */
export function deadlineOf(arrival: string, term: Term): string {
	if ('days' in term) return addDays(arrival, term.days);
	if ('weeks' in term) return addDays(arrival, term.weeks * 7);
	const [year = 0, month = 1, day = 1] = arrival.split('-').map(Number);
	const first = new Date(Date.UTC(year, month - 1 + term.months, 1));
	// The day before the first of the month after.
	const last = new Date(Date.UTC(year, month + term.months, 0)).getUTCDate();
	return addDays(first.toISOString().slice(0, 10), Math.min(day, last) - 1);
}

/** Whole days from one day to another; negative for one that is over. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** Whether a text is a day that somebody living now can have arrived on; a half-typed year is none. */
export function isArrival(text: string): boolean {
	if (!/^(?:19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
	const instant = Date.parse(text);
	return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
