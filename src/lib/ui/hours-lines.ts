import type { Span } from '$lib/domain/hours/hours';
import { m } from '$words';
import { timeLabel } from './labels';

/** A day's hours, one span a line; what all of them need is said once, at the end. */
export function hoursLines(spans: readonly Span[]): [time: string, note?: string | undefined][] {
	if (!spans.length) return [[m.hours_closed()]];
	const note = `(${m.hours_maybe()})`;
	const all = spans.every(([, , maybe]) => maybe);
	const lines = spans.map(([from, to, maybe]): [string, string | undefined] => [
		from === 0 && to === 1440 ? m.hours_all_day() : timesLabel(timeLabel(from), timeLabel(to)),
		maybe && !all ? note : undefined
	]);
	return all ? [...lines, ['', note]] : lines;
}

/** From when until when, the earlier one on the left (LRI … PDI) also where all around it runs to the left. */
export function timesLabel(from: string, until: string): string {
	return `\u2066${from}–${until}\u2069`;
}
