import { FACTS_FILE, mentionsIn, type NamedFacts } from '../facts/named-facts';
import type { Draft } from '../draft';
import type { Problem } from '../problem';
import type { Written } from '../written/written';

/** What stands in the way of going live: every record and every fact in a text that nobody at the office confirmed. */
export function unconfirmedProblems(
	drafts: readonly Draft[],
	written: readonly Written[],
	facts: NamedFacts
): Problem[] {
	const placeOf = new Map(written.map(({ address, confirmed }) => [address, confirmed]));
	const said = new Set(
		written.flatMap(({ texts }) =>
			Object.values(texts).flatMap(({ fields }) =>
				fields.flatMap(({ text }) => mentionsIn(text).map(({ name }) => name))
			)
		)
	);
	return [
		...drafts
			.filter(({ facts }) => 'checked' in facts && facts.checked === null)
			.map(({ address }) => ({
				...(placeOf.get(address) ?? { file: address, line: 1 }),
				text: 'Diesen Eintrag hat noch niemand bestätigt. Bitte prüfen Sie ihn und schreiben Sie bei checked das Datum, zum Beispiel 2026-11-30.'
			})),
		...[...facts]
			.filter(([name, { checked }]) => checked === null && said.has(name))
			.map(([name, { line }]) => ({
				file: FACTS_FILE,
				line,
				text: `Die Angabe «${name}» hat noch niemand bestätigt. Bitte prüfen Sie sie und schreiben Sie bei checked das Datum.`
			}))
	];
}
