/**
 * Writes a word the way it is compared: small letters, one letter for the variants people type for one another.
 * German umlauts written as two letters are the German language's own affair; see `language.ts`.
 */
export function plainLetters(word: string): string {
	return (
		word
			.toLowerCase()
			// Takes Arabic presentation forms and full-width letters apart as well.
			.normalize('NFKD')
			// Short and long i are letters of their own in Cyrillic; all other marks go: accents, vowel signs, stress.
			.replace(/([иі])([\u0306\u0308])|\p{M}/gu, '$1$2')
			.normalize('NFC')
			.replace(/[\u0640'’ʼ]/g, '')
			.replace(/[\u0080-\uffff]/g, (letter) => SAME[letter] ?? letter)
	);
}

/** Letters that a keyboard, a habit or a missing key puts in each other's place. */
const SAME: Record<string, string> = {
	ß: 'ss',
	ı: 'i',
	ł: 'l',
	đ: 'd',
	ø: 'o',
	æ: 'ae',
	œ: 'oe',
	// Arabic and Persian: the same letter under two numbers, and endings that are written both ways.
	ٱ: 'ا',
	ى: 'ي',
	ی: 'ي',
	ے: 'ي',
	ک: 'ك',
	ڪ: 'ك',
	ة: 'ه',
	ە: 'ه',
	ہ: 'ه',
	ھ: 'ه',
	// Ukrainian on a Russian keyboard.
	і: 'и',
	ї: 'и',
	є: 'е',
	ґ: 'г',
	...digits('٠'),
	...digits('۰')
};

function digits(zero: string): Record<string, string> {
	const first = zero.charCodeAt(0);
	return Object.fromEntries([...'0123456789'].map((digit, n) => [String.fromCharCode(first + n), digit]));
}
