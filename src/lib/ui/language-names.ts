import type { Locale } from '$lib/domain/records';

/** What each language calls itself; browsers do not know all of them. */
const OWN_NAMES: Record<Locale, string> = {
	de: 'Deutsch',
	'de-simple': 'Leichte Sprache',
	en: 'English',
	ar: 'العربية',
	tr: 'Türkçe',
	ru: 'Русский',
	uk: 'Українська',
	ro: 'Română',
	bg: 'Български',
	pl: 'Polski',
	fa: 'فارسی',
	kmr: 'Kurdî (Kurmancî)'
};

/** What a language calls itself. */
export function languageOwnName(locale: Locale): string {
	return OWN_NAMES[locale];
}
