import { createHash } from 'node:crypto';
import { LOCALES, SOURCE_LOCALE, type Locale } from '../../lib/domain/records';
import type { Written, WrittenText } from './written';

/**
 * Eight letters that stand for a German text as written: translations carry them in `of`. Names of facts are not
 * put in, so a raised fee makes no translation old. Letters alone, because YAML takes `1e234567` for a number.
 */
export function stampOf({ fields }: WrittenText): string {
	const said = fields.map(({ name, text }) => [name, text.replace(/\s+/g, ' ').trim()]);
	const hash = createHash('sha256').update(JSON.stringify(said)).digest();
	return [...hash.subarray(0, 8)].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

/** `unknown`: it carries no stamp, so nobody can say. */
export type Freshness = 'current' | 'outdated' | 'unknown';

export function freshnessOf(written: Written, locale: Locale): Freshness | undefined {
	const text = written.texts[locale];
	if (!text || locale === SOURCE_LOCALE) return undefined;
	if (text.of === undefined) return 'unknown';
	return text.of === stampOf(written.texts.de) ? 'current' : 'outdated';
}

/** The languages in which a record is a translation of an older German text. */
export function outdatedIn(written: Written): Locale[] {
	return LOCALES.filter((locale) => freshnessOf(written, locale) === 'outdated');
}
