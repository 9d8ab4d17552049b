import * as v from 'valibot';
import { LONGEST_ENTRY, type Synonyms } from '../../lib/domain/search/synonyms';
import { wordsOf } from '../../lib/domain/search/words';
import type { Report } from '../problem';
import { parseYaml } from '../read/yaml';
import { conform } from './conform';
import { closed, list, words } from './fields';

const entry = () =>
	v.pipe(
		words(),
		v.check(
			(text) => wordsOf(text).length > 0,
			({ input }) => `In «${input}» steht kein Wort. Bitte ergänzen oder löschen Sie den Eintrag.`
		),
		v.check(
			(text) => wordsOf(text).length <= LONGEST_ENTRY,
			({ input }) =>
				`«${input}» ist zu lang, höchstens ${LONGEST_ENTRY} Wörter werden gefunden. Bitte kürzen Sie.`
		)
	);

const synonymsSchema = closed({
	words: list(
		v.pipe(
			list(entry()),
			v.minLength(
				2,
				'Eine Gruppe braucht mindestens zwei Einträge, die dasselbe meinen. Bitte ergänzen Sie einen.'
			)
		)
	)
});

/** The groups of `synonyms/<locale>.yaml`. Undefined after a problem. */
export function readSynonyms(text: string, report: Report): Synonyms | undefined {
	const yaml = parseYaml(text, report);
	const synonyms = yaml && conform(yaml, synonymsSchema, report);
	if (!synonyms) return undefined;
	for (const [at, group] of synonyms.words.entries()) {
		const seen = new Set<string>();
		for (const [n, word] of group.entries()) {
			const key = word.toLowerCase();
			if (seen.has(key)) {
				report(
					yaml.spot(['words', at, n]),
					`«${word}» steht zweimal in derselben Gruppe. Bitte löschen Sie eines davon.`
				);
			}
			seen.add(key);
		}
	}
	return synonyms;
}
