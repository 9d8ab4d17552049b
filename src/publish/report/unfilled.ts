import type { Problem } from '../problem';
import type { Written, WrittenText } from '../written/written';

/** What stands in a page of `legal/` until the office says it, in every language: `[Bitte ausfüllen: Anschrift]`. */
export const GAP = /\[bitte ausfüllen:\s*([^\]\n]+)\]/giu;

/** Every place that waits for the office's own words: once where German waits too, else where it was left behind. */
export function unfilledPlaces(written: readonly Written[]): Problem[] {
	return written.flatMap(({ texts }) => {
		const german = gapsIn(texts.de);
		return german.length > 0 ? german : Object.values(texts).flatMap(gapsIn);
	});
}

function gapsIn({ file, fields }: WrittenText): Problem[] {
	return fields.flatMap(({ text, line }) =>
		[...text.matchAll(GAP)].map(({ 1: what = '', index }) => ({
			file,
			line: line + text.slice(0, index).split('\n').length - 1,
			text: `Hier fehlt noch «${what.trim()}». Die App zeigt die Stelle so, wie sie da steht.`
		}))
	);
}
