import type { Locale } from '$lib/domain/records';

/** What a language calls itself. */
export function languageOwnName(locale: Locale): string {
	return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
}
