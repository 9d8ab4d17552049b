import type { OverviewLayer } from '../lib/domain/overview';
import {
	LOCALES,
	SOURCE_LOCALE,
	TEXT_FIELDS,
	type Address,
	type Facts,
	type Locale,
	type PackRecords,
	type Text
} from '../lib/domain/records';
import { SYNONYMS, type Synonyms } from '../lib/domain/search/synonyms';
import type { Packs } from './write/body';

/** A record as the editors wrote it, checked: the facts, and the words in each language there are words in. */
export interface Draft {
	address: Address;
	facts: Facts;
	texts: { de: Text } & Partial<Record<Locale, Text>>;
}

/** Words that mean the same, in each language there is a list for. */
export type SynonymsByLocale = Partial<Record<Locale, Synonyms>>;

/** The packs of a release. Where a language is missing the German words stand in, and say so. */
export function packDrafts(
	drafts: readonly Draft[],
	overview?: PackRecords<OverviewLayer>,
	synonyms: SynonymsByLocale = {}
): Packs {
	const packs: Packs = { facts: recordsOf(drafts, ({ facts }) => facts) };
	if (overview) packs.map = overview;
	for (const locale of LOCALES) {
		const words = synonyms[locale];
		packs[`text/${locale}`] = {
			...recordsOf(drafts, ({ texts }) => textIn(locale, texts)),
			...(words ? { [SYNONYMS]: words } : {})
		};
	}
	return packs;
}

function recordsOf(drafts: readonly Draft[], take: (draft: Draft) => Facts | Text): PackRecords {
	return Object.fromEntries(drafts.map((draft) => [draft.address, take(draft)]));
}

/**
 * A translation without a body or a note gets the German one, marked as such: the reader would otherwise never
 * learn that there is more to know.
 */
function textIn(locale: Locale, texts: Draft['texts']): Text {
	const source = texts.de;
	if (locale === SOURCE_LOCALE) return source;
	const translation = texts[locale];
	if (!translation) return { ...source, lang: SOURCE_LOCALE };
	const german = TEXT_FIELDS.filter(
		(field) => source[field] !== undefined && translation[field] === undefined
	);
	return { ...source, ...translation, ...(german.length > 0 ? { german } : {}) };
}
