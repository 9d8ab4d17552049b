import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { putWordsBack, takeWordsApart } from './words-apart';

const BODY = [
	{ type: 'heading', level: 2, text: ['Wo?'] },
	{ type: 'paragraph', text: ['Im ', { type: 'strong', text: ['Rathaus'] }, '.'] }
];
const RECORDS = { 'guide/a': { title: 'Anmelden', translated: 'machine', body: BODY } };

describe('words apart from their records', () => {
	test('stand in the order in which they are read, and what says how they are shown stays', () => {
		expect(takeWordsApart(RECORDS)).toEqual({
			words: ['Anmelden', 'Wo?', 'Im ', 'Rathaus', '.'],
			records: {
				'guide/a': {
					title: '',
					translated: 'machine',
					body: [
						{ type: 'heading', level: 2, text: [''] },
						{ type: 'paragraph', text: ['', { type: 'strong', text: [''] }, ''] }
					]
				}
			}
		});
	});

	test('come back as they were after the way through canonical JSON, whatever they are', () => {
		const json = fc.dictionary(fc.string(), fc.dictionary(fc.string(), fc.jsonValue()));
		fc.assert(
			fc.property(json, (records) => {
				const before = JSON.parse(canonicalize(records) as string) as object;
				const sent = JSON.parse(canonicalize(takeWordsApart(before)) as string) as {
					words: string[];
					records: object;
				};
				expect(putWordsBack(sent)).toEqual(before);
			})
		);
	});

	test.each([
		['one too few', ['Anmelden', 'Wo?', 'Im ', 'Rathaus']],
		['one too many', ['Anmelden', 'Wo?', 'Im ', 'Rathaus', '.', 'Wer?']]
	])('%s of them is no text with a hole in it, but none', (_, words) => {
		expect(putWordsBack({ words, records: takeWordsApart(RECORDS).records })).toBeUndefined();
	});
});
