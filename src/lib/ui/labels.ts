import { directionOf, intlTags } from '$lib/domain/locale';
import { isLocale, type Audience, type Cost, type Locale, type Registration } from '$lib/domain/records';
import type { FilterKey } from '$lib/domain/filter';
import { TIME_ZONE } from '$lib/domain/time-zone';
import { m } from '$words';
import { languageOwnName } from './language-names';

/** No browser has Kurmanji: what `Intl` says of it is left to numbers, and to each language's own name. */
const hasNoWords = (locale: Locale) => locale === 'kmr';
const KURMANJI_DAYS = ['Duşem', 'Sêşem', 'Çarşem', 'Pêncşem', 'În', 'Şemî', 'Yekşem'];

/** The words for every closed list of the domain, and the reader's own way to write dates and names. */
export const audienceLabel: Record<Audience, () => string> = {
	everyone: () => m.audience_everyone(),
	newcomers: () => m.audience_newcomers(),
	families: () => m.audience_families(),
	'eu-citizens': () => m.audience_eu_citizens(),
	refugees: () => m.audience_refugees(),
	'older-people': () => m.audience_older_people(),
	'young-people': () => m.audience_young_people(),
	professionals: () => m.audience_professionals(),
	volunteers: () => m.audience_volunteers()
};

export const costLabel: Record<Cost, () => string> = {
	free: () => m.cost_free(),
	partly: () => m.cost_partly(),
	paid: () => m.cost_paid(),
	unknown: () => m.cost_unknown()
};

export const registrationLabel: Record<Registration, () => string> = {
	none: () => m.registration_none(),
	required: () => m.registration_required(),
	appointment: () => m.registration_appointment(),
	'through-institution': () => m.registration_through_institution(),
	unknown: () => m.registration_unknown()
};

export const filterLabel: Record<FilterKey, () => string> = {
	topic: () => m.filter_topic(),
	town: () => m.filter_town(),
	audience: () => m.filter_audience(),
	language: () => m.filter_language(),
	open: () => m.filter_open()
};

/** By language: a list of offers asks for hundreds of names. */
const namers: Record<string, Intl.DisplayNames> = {};

/** The name of a language in the reader's language; the tag itself where the browser knows none. */
export function languageName(tag: string, locale: Locale): string {
	// Browsers would say "German (SIMPLE)".
	if (isLocale(tag) && (tag === 'de-simple' || hasNoWords(locale))) return languageOwnName(tag);
	const tags = hasNoWords(locale) ? [tag] : intlTags(locale);
	return (
		(namers[tags[0] ?? ''] ??= new Intl.DisplayNames(tags, { type: 'language', fallback: 'code' })).of(tag) ??
		tag
	);
}

/** Names one after the other, "a, b, c". `Intl`'s "b and c" takes a cheap phone a tenth of a second to make. */
export function joined(names: readonly string[], locale: Locale): string {
	return names.join(directionOf(locale) === 'rtl' ? '، ' : ', ');
}

/** An ISO date as a day, e.g. "3. März 2027"; for an instant, name the time zone whose day is meant. */
export function dayLabel(date: string | number, locale: Locale, timeZone = 'UTC'): string {
	const dateStyle = hasNoWords(locale) ? 'medium' : 'long';
	return new Intl.DateTimeFormat(intlTags(locale), { dateStyle, timeZone }).format(new Date(date));
}

/** An instant with its time of day. */
export function instantLabel(instant: number, locale: Locale, timeZone: string): string {
	return new Intl.DateTimeFormat(intlTags(locale), {
		dateStyle: 'medium',
		timeStyle: 'short',
		hourCycle: 'h23',
		timeZone
	}).format(instant);
}

/** How long ago something was, e.g. "10 minutes ago". */
export function agoLabel(instant: number, now: number, locale: Locale): string {
	const minutes = Math.max(0, Math.round((now - instant) / 60_000));
	if (minutes < 1) return m.ago_now();
	if (hasNoWords(locale)) return instantLabel(instant, locale, TIME_ZONE);
	const format = new Intl.RelativeTimeFormat(intlTags(locale), { numeric: 'auto' });
	if (minutes < 60) return format.format(-minutes, 'minute');
	const hours = Math.round(minutes / 60);
	return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.round(hours / 24), 'day');
}

/** Bytes as people read them, e.g. "13 kB", "1.2 MB". */
export function sizeLabel(bytes: number, locale: Locale): string {
	const [unit, size] = (
		bytes < 1e6 ? ['kilobyte', 1e3] : bytes < 1e9 ? ['megabyte', 1e6] : ['gigabyte', 1e9]
	) as [string, number];
	const maximumFractionDigits = unit === 'kilobyte' ? 0 : 1;
	const amount = unit === 'kilobyte' ? Math.ceil(bytes / size) : bytes / size;
	return new Intl.NumberFormat(intlTags(locale), { style: 'unit', unit, maximumFractionDigits }).format(
		amount
	);
}

/** 0 = Monday … 6 = Sunday, in full. 2024-01-01 was a Monday. */
export function weekdayLabel(day: number, locale: Locale): string {
	if (hasNoWords(locale)) return KURMANJI_DAYS[day] ?? '';
	return new Intl.DateTimeFormat(intlTags(locale), { weekday: 'long', timeZone: 'UTC' }).format(
		Date.UTC(2024, 0, 1 + day)
	);
}

/** Minutes after midnight as on German signs; 1440 and more wrap to the next day's clock. */
export function timeLabel(minute: number): string {
	return new Date(minute * 60_000).toISOString().slice(11, 16);
}

/** A web address as people read it. */
export function webLabel(web: string): string {
	return web.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/.*$/, '');
}
