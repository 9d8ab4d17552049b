import type { Locale } from './records';

/** What Germans call the languages a reader may have chosen; browsers do not know all of them. */
const IN_GERMAN: Record<string, string> & Record<Locale, string> = {
	de: 'Deutsch',
	'de-simple': 'Deutsch',
	en: 'Englisch',
	ar: 'Arabisch',
	tr: 'Türkisch',
	ru: 'Russisch',
	uk: 'Ukrainisch',
	ro: 'Rumänisch',
	bg: 'Bulgarisch',
	pl: 'Polnisch',
	fa: 'Persisch',
	kmr: 'Kurdisch (Kurmandschi)'
};

/** A German sentence to show, with the reader's language put in by its German name. */
export function germanSentence(german: string, locale: Locale): string {
	return german.replaceAll('{language}', IN_GERMAN[locale]);
}
