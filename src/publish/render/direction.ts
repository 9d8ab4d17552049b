const FROM_THE_RIGHT = /^(?:ar|fa|he|ur|ps|ckb)(?:-|$)/;
const ISOLATE = '\u2066';
const POP = '\u2069';
/** Groups of digits with what stands inside phone numbers. */
const RUN = /(?<![\p{Nd}.,:٫٬\u2066])\+?\p{Nd}[\p{Nd} \u00a0/-]*\p{Nd}(?![\p{Nd}٫٬]|[.,:]\p{Nd})/gu;
/** A paragraph of a German law, with the law where its name follows at once. */
const CITATION = /(?<!§)§ \p{Nd}+[a-z]?(?: [A-Z][A-Za-z]+(?: [IVX]+)?)?(?![\p{L}\p{Nd}])/gu;
const THOUSANDS = /^\p{Nd}{1,3}(?:[ \u00a0]\p{Nd}{3})+$/u;

export function isFromTheRight(locale: string): boolean {
	return FROM_THE_RIGHT.test(locale);
}

/**
 * Among Arabic letters, `0800 546 546 5` is drawn as `5 546 546 0800` and `05231 62-0` as `0-62 05231` (Unicode
 * Bidirectional Algorithm, W2 and N1): whoever dials what he sees reaches nobody. Isolated, it keeps its order. A
 * range such as 8–20 stays as it is, because it is read from the right like the words around it. `§ 7 SGB II` would be
 * drawn as `SGB II 7 §`; it keeps its order and its line as well.
 */
export function isolateNumbers(text: string, locale: string): string {
	if (!isFromTheRight(locale)) return text;
	return text
		.replace(RUN, (run) => (wouldTurn(run) ? ISOLATE + run + POP : run))
		.replace(CITATION, (citation) => ISOLATE + citation.replaceAll(' ', '\u00a0') + POP);
}

function wouldTurn(run: string): boolean {
	const isPhone = run.replace(/\P{Nd}/gu, '').length >= 5 && (/^[+0٠۰]/.test(run) || /[ \u00a0]/.test(run));
	return isPhone || THOUSANDS.test(run);
}
