import type { SearchDocument, SearchText } from '../../src/lib/domain/search/document';

/**
 * `count` records out of a district's: each takes a title from one and passages from others, with words of its own
 * mixed in, so that the vocabulary grows with the number as it does in life. The same input gives the same records.
 */
export function multiplied(documents: readonly SearchDocument[], count: number): SearchDocument[] {
	const texts = documents.flatMap(({ own }) => own ?? []);
	const passages = texts.flatMap((text) => text.passages);
	const words = texts.flatMap(({ title }) => title.split(/\s+/)).filter((word) => word.length > 4);
	const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
	return Array.from({ length: count }, (_, n): SearchDocument => {
		const text = at(texts, n);
		const many = text.passages.length;
		const own: SearchText = {
			title: `${text.title} ${at(words, n * 31)}`,
			around: text.around,
			// Every fifth record says things in words that hardly any other has.
			passages: Array.from({ length: Math.min(12, many) }, (_, p) => ({
				...at(passages, n * 17 + p * 101),
				...(n % 5 === 0 && p === 0 ? { text: `${at(words, n * 7)}${at(words, n * 13).toLowerCase()}.` } : {})
			}))
		};
		return { address: `guide/many-${n}`, own };
	});
}
