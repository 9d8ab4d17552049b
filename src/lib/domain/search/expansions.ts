import type { Language } from './language';
import { LONGEST_ENTRY } from './synonyms';
import { wordsOf } from './words';

/** Another word for one of a question. */
export interface Expansion {
	text: string;
	/** What is left of the other word's weight. */
	weight: number;
}

/** How much another word for the same thing counts beside the word itself. */
const SYNONYM = 0.6;

/** Stems of an entry -> the other entries of its group. */
type Thesaurus = Map<string, Expansion[]>;

const made = new WeakMap<object, Thesaurus>();

/**
 * Other words for each word of a question, by its place. Groups are found by one word or by several in a row
 * ("work permit"), in either language.
 */
export function expansionsOf(
	groups: readonly (readonly string[])[],
	words: readonly string[],
	languages: readonly Language[]
): Map<number, Expansion[]> {
	const thesaurus = made.get(groups) ?? thesaurusOf(groups, languages);
	made.set(groups, thesaurus);
	const found = new Map<number, Expansion[]>();
	for (const language of new Set(languages)) {
		const stems = words.map((word) => language.stem(word));
		for (const [at] of stems.entries()) {
			for (let end = at + 1; end <= Math.min(stems.length, at + LONGEST_ENTRY); end += 1) {
				const others = thesaurus.get(stems.slice(at, end).join(' ')) ?? [];
				if (others.length > 0) found.set(at, [...(found.get(at) ?? []), ...others]);
			}
		}
	}
	return found;
}

function thesaurusOf(groups: readonly (readonly string[])[], languages: readonly Language[]): Thesaurus {
	const thesaurus: Thesaurus = new Map();
	for (const group of groups) {
		const entries = group.map((entry) => wordsOf(entry).map(({ text }) => text));
		for (const [at, entry] of entries.entries()) {
			const others = entries
				.filter((_, n) => n !== at)
				.flatMap((other) => other.map((text) => ({ text, weight: SYNONYM / other.length })));
			for (const key of new Set(languages.map((language) => entry.map(language.stem).join(' ')))) {
				thesaurus.set(key, [...(thesaurus.get(key) ?? []), ...others]);
			}
		}
	}
	return thesaurus;
}
