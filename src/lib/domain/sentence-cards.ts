import type { Locale } from './records';

/** What Germans call the languages a reader may have chosen; browsers do not know all of them. */
const IN_GERMAN: Record<Exclude<Locale, 'de' | 'de-simple'>, string> = {
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

/**
 * A German sentence to show, with the reader's language put in by its German name. Who reads German need not say so,
 * least of all below "I do not speak German well": what is left without the language is said, or nothing.
 */
export function germanSentence(german: string, locale: Locale): string | undefined {
	if (locale !== 'de' && locale !== 'de-simple') return german.replaceAll('{language}', IN_GERMAN[locale]);
	const left = german.replace(': {language}', '');
	return left.includes('{language}') ? undefined : left;
}
