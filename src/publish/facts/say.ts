import { readPhone } from '../check/contact';
import type { Locale } from '../../lib/domain/records';
import { kurmanjiMonth, sayInKurmanji } from './kurmanji';
import type { Sayable } from './named-facts';

const UNITS = { percent: 'percent', days: 'day', weeks: 'week', months: 'month', years: 'year' } as const;

/**
 * A fact as the language says it. Digits and calendar are those on German letters and signs, in every language:
 * a reader has to find the same number again there.
 */
export function sayFact(fact: Sayable, locale: Locale): string {
	// Which blanks stand beside a unit differs from one Node to the next; the same content is the same release.
	const words = inWords(fact, locale).replace(/[\u00a0\u202f]/g, ' ');
	// No line ends inside an amount or before what it is an amount of.
	return typeof fact.value === 'number' ? words.replace(/(?<=\d) /g, '\u00a0') : words;
}

function inWords(fact: Sayable, locale: Locale): string {
	if (locale === 'kmr') return sayInKurmanji(fact);
	const { kind, value } = fact;
	if (typeof value === 'number') {
		const options: Intl.NumberFormatOptions =
			kind === 'euro'
				? {
						style: 'currency',
						currency: 'EUR',
						currencyDisplay: 'name',
						minimumFractionDigits: Number.isInteger(value) ? 0 : 2
					}
				: kind in UNITS
					? { style: 'unit', unit: UNITS[kind as keyof typeof UNITS], unitDisplay: 'long' }
					: {};
		return new Intl.NumberFormat(tagsOf(locale), options).format(value);
	}
	switch (kind) {
		case 'date':
			return sayDate(value, locale, { day: 'numeric', month: 'long', year: 'numeric' });
		case 'month':
			return sayMonth(value, locale);
		case 'day':
			return sayDate(`2024-${value}`, locale, { day: 'numeric', month: 'long' });
		default:
			return value;
	}
}

/** When it was so: month and year, whichever way it is written. */
export function sayStand({ asOf }: { asOf: string }, locale: Locale): string {
	return sayMonth(asOf.slice(0, 7), locale);
}

/** Where tapping on it leads; undefined for what is no phone number. */
export function dialOf({ kind, value }: Sayable): string | undefined {
	const phone = kind === 'phone' ? readPhone(value) : undefined;
	return phone?.ok ? `tel:${phone.value}` : undefined;
}

function sayMonth(month: string, locale: Locale): string {
	if (locale === 'kmr') return kurmanjiMonth(month);
	return sayDate(`${month}-01`, locale, { month: 'long', year: 'numeric' });
}

function sayDate(day: string, locale: Locale, options: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(tagsOf(locale), { ...options, timeZone: 'UTC' }).format(
		new Date(`${day}T00:00:00Z`)
	);
}

/** A language Node has no words for is said in German: by itself it would take that of the machine. */
function tagsOf(locale: Locale): string[] {
	const tag = locale === 'en' ? 'en-GB' : locale;
	return [tag, 'de'].map((language) => `${language}-u-ca-gregory-nu-latn`);
}
