import { daysBetween } from '$lib/domain/deadlines';
import type { Term } from '$lib/domain/first-steps';
import { KURMANJI_UNITS } from '$lib/domain/kurmanji';
import { intlTags } from '$lib/domain/locale';
import type { Locale } from '$lib/domain/records';
import { m } from '$words';
import { dayLabel } from './labels';

/** How long there is time for something, e.g. "2 weeks". */
export function termLabel(term: Term, locale: Locale): string {
	const [unit, count] = Object.entries(term)[0] as [keyof typeof KURMANJI_UNITS, number];
	if (locale === 'kmr') return `${count} ${KURMANJI_UNITS[unit]}`;
	return new Intl.NumberFormat(intlTags(locale), {
		style: 'unit',
		unit: unit.replace(/s$/, ''),
		unitDisplay: 'long'
	}).format(count);
}

/** Until which day there is time, and how far that is from today; both ISO dates. */
export function dueLabel(due: string, today: string, locale: Locale): string {
	const days = daysBetween(today, due);
	const date = dayLabel(due, locale);
	if (days < 0) return m.weeks_due_over({ date });
	const when = locale === 'kmr' ? inKurmanji(days) : inDays(days, locale);
	return m.weeks_due({ date, when });
}

function inDays(days: number, locale: Locale): string {
	return new Intl.RelativeTimeFormat(intlTags(locale), { numeric: 'auto' }).format(days, 'day');
}

function inKurmanji(days: number): string {
	return ['îro', 'sibê'][days] ?? `piştî ${days} rojan`;
}
