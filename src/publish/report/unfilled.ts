import type { Problem } from '../problem';
import type { Written } from '../written/written';

/** What stands in a page of `legal/` until the office says it: `[Bitte ausfüllen: Anschrift]`. */
const GAP = /\[bitte ausfüllen:\s*([^\]\n]+)\]/giu;

/** Every place that waits for the office's own words. */
export function unfilledPlaces(written: readonly Written[]): Problem[] {
	return written.flatMap(({ texts }) =>
		Object.values(texts).flatMap(({ file, fields }) =>
			fields.flatMap(({ text, line }) =>
				[...text.matchAll(GAP)].map(({ 1: what = '', index }) => ({
					file,
					line: line + text.slice(0, index).split('\n').length - 1,
					text: `Hier fehlt noch «${what.trim()}». Die App zeigt die Stelle so, wie sie da steht.`
				}))
			)
		)
	);
}
