import type { Language } from './language';
import { wordsOf } from './words';

/** Other words for the `at`-th word of a question. */
export interface Expansion {
	at: number;
	words: { text: string; weight: number }[];
}

/** How much another word for the same thing counts beside the word itself. */
const SYNONYM = 0.5;

const keys = new WeakMap<object, { entries: string[][]; keys: string[] }[]>();

/** Finds the groups whose words stand in the question, also those of several words ("work permit"). */
export function expansionsOf(
	groups: readonly (readonly string[])[],
	words: readonly string[],
	languages: readonly Language[]
): Expansion[] {
	const stemmed = languages.map((language) => words.map((word) => language.stem(word)));
	const found: Expansion[] = [];
	for (const group of keyed(groups, languages)) {
		for (const [at] of words.entries()) {
			const hit = group.entries.findIndex((entry, index) =>
				stemmed.some((stems, language) => {
					const key = group.keys[index * languages.length + language] ?? '';
					return key === stems.slice(at, at + entry.length).join(' ');
				})
			);
			if (hit < 0) continue;
			const others = group.entries
				.filter((_, index) => index !== hit)
				.flatMap((entry) => entry.map((text) => ({ text, weight: SYNONYM / entry.length })));
			found.push({ at, words: others });
		}
	}
	return found;
}

function keyed(groups: readonly (readonly string[])[], languages: readonly Language[]) {
	const known = keys.get(groups);
	if (known) return known;
	const made = groups.map((group) => {
		const entries = group.map((entry) => wordsOf(entry).map(({ text }) => text));
		return {
			entries,
			keys: entries.flatMap((entry) =>
				languages.map((language) => entry.map((word) => language.stem(word)).join(' '))
			)
		};
	});
	keys.set(groups, made);
	return made;
}
