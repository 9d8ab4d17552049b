import type { Locale } from './records';

/** Which way a language is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
	return locale === 'ar' || locale === 'fa' ? 'rtl' : 'ltr';
}

/**
 * Digits as they stand on German signs and letters, whatever the language: a reader has to find them there
 * again.
 */
const AS_IN_GERMANY: Partial<Record<Locale, string[]>> = {
	ar: ['ar-u-nu-latn'],
	fa: ['fa-u-ca-gregory-nu-latn'],
	// Few know it, and each a little differently. Only numbers are left to German, see `ui/labels.ts`.
	kmr: ['de']
};

/** The tags to hand to `Intl`, the best first (BCP 47 with Unicode extensions, RFC 6067). */
export function intlTags(locale: Locale): string[] {
	return AS_IN_GERMANY[locale] ?? [locale];
}
