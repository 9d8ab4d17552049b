import type { Span } from '$lib/domain/hours/hours';
import { m } from '$words';
import { timeLabel } from './labels';

/** A day's hours, one span a line; what all of them need is said once, at the end. */
export function hoursLines(spans: readonly Span[]): string {
	const note = `(${m.hours_maybe()})`;
	const all = spans.every(([, , maybe]) => maybe);
	const lines = spans.map(
		([from, to, maybe]) =>
			(from === 0 && to === 1440 ? m.hours_all_day() : timesLabel(timeLabel(from), timeLabel(to))) +
			(maybe && !all ? ` ${note}` : '')
	);
	return lines[0] ? lines.concat(all ? note : []).join('\n') : m.hours_closed();
}

/**
 * From when until when, never on two lines (word joiner), and the earlier one on the left (LRI … PDI) also where all
 * around it runs to the left.
 */
export function timesLabel(from: string, until: string): string {
	return `\u2066${from}–\u2060${until}\u2069`;
}
