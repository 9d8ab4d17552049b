import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guidesOf, readPages, readQuestions } from '../bench/search/district';
import { judge, keywordsOf, pageWordsOf } from '../bench/search/judge';
import { buildIndex } from '../src/lib/domain/search/index';
import { loadLanguages } from '../src/lib/domain/search/language';

/** A real district's pages and questions; they are not part of this tree, and where they are missing nothing is judged. */
const SAMPLE = '../shared/samples/integreat/lkaugsburg';

describe.skipIf(!existsSync(SAMPLE))('a district’s own questions, without a word of help', () => {
	test.each(['de', 'en'] as const)('find their page among the first five in %s', async (locale) => {
		const pages = await readPages(`${SAMPLE}/${locale}/pages.json`);
		const questions = await readQuestions(`${SAMPLE}/questions.json`, locale);
		const index = await buildIndex(guidesOf(pages, locale), [], await loadLanguages(locale));
		const asked = judge(index, pages, questions, (question) => question);
		expect(asked.recallAt5).toBeGreaterThanOrEqual(0.84);
		expect(asked.empty).toBe(0);
		const keywords = judge(index, pages, questions, keywordsOf(index, pageWordsOf(index)));
		expect(keywords.recallAt5).toBeGreaterThanOrEqual(0.75);
		expect(keywords.empty).toBe(0);
	});
});
