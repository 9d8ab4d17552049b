import type { Locale } from '$lib/domain/records';

/** What each language calls itself; browsers do not know all of them. */
const OWN_NAMES: Record<Locale, string> = {
	de: 'Deutsch',
	en: 'English',
	ar: 'العربية'
};

/** What a language calls itself. */
export function languageOwnName(locale: Locale): string {
	return OWN_NAMES[locale];
}
