import { beforeAll, expect, test } from 'vitest';
import { LOCALES, type Facts, type Locale, type PackRecords, type Text } from '../src/lib/domain/records';
import { documentsOf } from '../src/lib/domain/search/document';
import { buildIndex, dumpIndex, loadIndex } from '../src/lib/domain/search/index';
import { loadLanguages } from '../src/lib/domain/search/language';
import { search } from '../src/lib/domain/search/search';
import { synonymsIn } from '../src/lib/domain/search/synonyms';
import { packDrafts } from '../src/publish/draft';
import { readContent } from '../src/publish/read-content';
import type { Packs } from '../src/publish/write/body';

/** What somebody types who has a fever, a child for the Kita, and a letter with a German word on it. */
const WORDS: Record<Locale, { doctor: string; childcare: string }> = {
	de: { doctor: 'Doktor', childcare: 'Kindergarten' },
	'de-simple': { doctor: 'Doktor', childcare: 'Kindergarten' },
	en: { doctor: 'doctor', childcare: 'kindergarten' },
	ar: { doctor: 'دكتور', childcare: 'روضة' },
	tr: { doctor: 'doktor', childcare: 'kreş' },
	ru: { doctor: 'врач', childcare: 'детский сад' },
	uk: { doctor: 'лікар', childcare: 'дитячий садок' },
	ro: { doctor: 'doctor', childcare: 'gradinita' },
	bg: { doctor: 'лекар', childcare: 'детска градина' },
	pl: { doctor: 'lekarz', childcare: 'przedszkole' },
	fa: { doctor: 'دکتر', childcare: 'مهدکودک' },
	kmr: { doctor: 'doktor', childcare: 'baxçeyê zarokan' }
};

let packs: Packs;
beforeAll(async () => {
	const { drafts, synonyms } = await readContent('content', new Date('2026-11-25T12:00:00Z'));
	packs = packDrafts(drafts, undefined, synonyms);
});

test.each(LOCALES)('%s: everyday words and official ones find what is meant', async (locale) => {
	const text = (name: Locale) => packs[`text/${name}`] as PackRecords<Text>;
	const languages = await loadLanguages(locale);
	const source = locale === 'de' ? undefined : text('de');
	const documents = documentsOf(text(locale), source, packs.facts as PackRecords<Facts>, locale);
	const synonyms = [text(locale), source].map((texts) => texts && synonymsIn(texts));
	const built = await buildIndex(documents, synonyms, languages, () => Promise.resolve());
	const index = loadIndex(structuredClone(dumpIndex(built)), languages);
	if (!index) throw new Error('the kept index is not read again');
	const first = (query: string) => search(index, query, { limit: 5 }).map(({ address }) => address);
	const { doctor, childcare } = WORDS[locale];
	expect(first(doctor), doctor).toContain('guide/arzt-finden');
	expect(first(childcare), childcare).toContain('guide/kita-finden');
	expect(first('Ausländerbehörde'), 'Ausländerbehörde').toContain('place/abh-kreis');
});
