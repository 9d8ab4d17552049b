/** Letters that stand apart from the one they follow in their alphabet, and with which Unicode has no other tie. */
const AFTER: Record<string, string> = {
	ß: 'ss',
	ı: 'i',
	ł: 'l\uffff',
	і: 'и\uffff',
	ї: 'и\uffff',
	й: 'и\uffff\uffff',
	є: 'е\uffff',
	ґ: 'г\uffff',
	پ: 'ب\uffff',
	چ: 'ج\uffff',
	ژ: 'ز\uffff',
	ک: 'ك',
	گ: 'ك\uffff',
	ی: 'ي'
};
const APART = new RegExp(`[${Object.keys(AFTER).join('')}]`, 'g');

/**
 * What a title is sorted by: its letters without marks, compared by code units. As a collator of `Intl` does it, whose
 * making takes a cheap phone a tenth of a second, before the first card of a list.
 */
export function sortKey(title: string): string {
	return title
		.toLowerCase()
		.replace(APART, (letter) => AFTER[letter] ?? letter)
		.normalize('NFD')
		.replace(/\p{M}/gu, '');
}
