/** A number as it stands in a text, and where. */
export interface FoundNumber {
	/** The same for 1.000, 1,000 and ١٠٠٠; for 2,29 and 2.29; for 116 016 and 116016. */
	value: string;
	index: number;
}

/**
 * What is no part of what a text says: addresses of links, names of facts, the count in front of a step, the minutes
 * of a full hour.
 */
const NOT_SAID = /\]\([^)\s]*\)|\{[^{}\n]*\}|^[ \t]*\d+[.)](?=[ \t])|(?<=\d):00(?!\d)/gm;
const NUMBER = /\d+(?:[.,٫٬’']\d+)*/g;
const THOUSANDS = /^[1-9]\d{0,2}(?:[.,٬’']\d{3})+$/;

/** All numbers that a Markdown text says, in the digits of whatever script. */
export function numbersIn(text: string): FoundNumber[] {
	// Blanks of the same length, so that every index stays.
	const said = latinDigits(text).replace(NOT_SAID, (part) => part.replace(/[^\n]/g, ' '));
	const glued = joinGroups(said);
	return [...glued.text.matchAll(NUMBER)].flatMap(({ 0: written, index }) =>
		valuesOf(written).map((value) => ({ value, index: glued.origin(index) }))
	);
}

/** Arabic and Persian digits; no other language of the app has its own. */
function latinDigits(text: string): string {
	return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}

/** Blanks inside a number (116 016, 1 000) are no end of it. */
function joinGroups(text: string): { text: string; origin: (index: number) => number } {
	const kept: number[] = [];
	let joined = '';
	for (let index = 0; index < text.length; index += 1) {
		const isGap =
			/[ \u00a0\u202f]/.test(text[index] ?? '') &&
			/\d/.test(text[index - 1] ?? '') &&
			/\d/.test(text[index + 1] ?? '');
		if (isGap) continue;
		joined += text[index];
		kept.push(index);
	}
	return { text: joined, origin: (index) => kept[index] ?? 0 };
}

function valuesOf(written: string): string[] {
	if (THOUSANDS.test(written)) return [written.replace(/\D/g, '')];
	const parts = written.split(/\D/);
	// A date in figures is three numbers; a decimal number is one.
	if (parts.length > 2) return parts.map(plain);
	const [whole = '', fraction] = parts;
	if (fraction === undefined) return [plain(whole)];
	const cents = fraction.replace(/0+$/, '');
	return [cents === '' ? plain(whole) : `${plain(whole)}.${cents}`];
}

/** Without leading zeros, but for phone numbers, where they count. */
function plain(digits: string): string {
	return digits.length >= 5 ? digits : String(Number(digits));
}

const WORDS: readonly (readonly [RegExp, string])[] = [
	[/\b(?:ein(?:e[nmrs]?|mal)?|erste[nmrs]?)\b/i, '1'],
	[/\b(?:zwei(?:mal|te[nmrs]?)?|beide[nmrs]?)\b/i, '2'],
	[/\b(?:drei(?:mal)?|dritte[nmrs]?)\b/i, '3'],
	[/\bvier(?:te[nmrs]?)?\b/i, '4'],
	[/(?<!\p{L})fünf(?:te[nmrs]?)?\b/iu, '5'],
	[/\bsechs(?:te[nmrs]?)?\b/i, '6'],
	[/\bsieb(?:en|te[nmrs]?)\b/i, '7'],
	[/\bacht(?:e[nmrs]?)?\b/i, '8'],
	[/\bneun(?:te[nmrs]?)?\b/i, '9'],
	[/\bzehn(?:te[nmrs]?)?\b/i, '10'],
	[/\belf(?:te[nmrs]?)?\b/i, '11'],
	[/(?<!\p{L})zwölf(?:te[nmrs]?)?\b/iu, '12']
];

/** The numbers that a German text says in words, up to twelve. */
export function germanNumberWords(text: string): Set<string> {
	return new Set(WORDS.filter(([word]) => word.test(text)).map(([, value]) => value));
}

/** Up to here another language may write a word where German has figures. */
export const SPELLED_UP_TO = 12;
