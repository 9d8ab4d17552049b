/** What German puts between the parts of a word. */
const LINKS = ['', 's', 'n', 'en', 'es', 'er', 'e'];
/** Shorter parts are found in too many words by accident. */
const SHORTEST = 4;
/** At the end of a word short parts count as well: -amt, -weg, -bus. */
const SHORTEST_LAST = 3;

/**
 * The parts of a word that are words themselves (`isWord`, folded), the longest first part winning; none when it is
 * not made of such parts to its end. A part stands without what links it to the next.
 */
export function partsOf(word: string, isWord: (part: string) => boolean): string[] {
	for (let cut = word.length - SHORTEST_LAST; cut >= SHORTEST; cut -= 1) {
		const head = headOf(word.slice(0, cut), isWord);
		if (head === undefined) continue;
		const rest = word.slice(cut);
		if (isWord(rest)) return [head, rest];
		const parts = partsOf(rest, isWord);
		if (parts.length > 0) return [head, ...parts];
	}
	return [];
}

function headOf(head: string, isWord: (part: string) => boolean): string | undefined {
	for (const link of LINKS) {
		const part = head.slice(0, head.length - link.length);
		if (part.length >= SHORTEST && head.endsWith(link) && isWord(part)) return part;
	}
	return undefined;
}

/** A part that stands at one end of a word while the rest is unknown must be long enough to be no accident. */
const SHORTEST_LOOSE = 5;

/** As `partsOf`; of a word that is not made of known parts to its end, the longest at its beginning and at its end. */
export function looseParts(word: string, isWord: (part: string) => boolean): string[] {
	const whole = partsOf(word, isWord);
	if (whole.length > 0) return whole;
	const parts: string[] = [];
	let begun = 0;
	for (let cut = word.length - 1; cut >= SHORTEST_LOOSE && begun === 0; cut -= 1) {
		const head = word.slice(0, cut);
		if (isWord(head)) begun = parts.push(head) && cut;
	}
	for (let cut = Math.max(1, begun); cut <= word.length - SHORTEST_LOOSE; cut += 1) {
		if (isWord(word.slice(cut))) return [...parts, word.slice(cut)];
	}
	return parts;
}
