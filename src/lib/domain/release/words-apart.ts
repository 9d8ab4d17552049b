/**
 * In a part of a text pack the words stand in a list of their own, in the order in which they are read, and in the
 * records is an empty string in the place of each. Words beside words and marks beside marks compress better than both
 * mixed: 3 % of a pack.
 */
export interface WordsApart<R> {
	words: string[];
	records: R;
}

/** What says how a text is to be shown, out of short lists, stays where it is. */
const MARKS: readonly string[] = ['type', 'lang', 'translated', 'updated'];

/** Takes the words out of JSON records; the records themselves are left as they were. */
export function takeWordsApart<R extends object>(records: R): WordsApart<R> {
	const words: string[] = [];
	return {
		words,
		records: changed(records, (value, key) => {
			if (MARKS.includes(key) && value !== '') return value;
			words.push(value);
			return '';
		}) as R
	};
}

/** Puts the words back in; `undefined` where there are more or fewer of them than places. */
export function putWordsBack<R extends object>({ words, records }: WordsApart<R>): R | undefined {
	let next = 0;
	const whole = changed(records, (value) => (value === '' ? (words[next++] ?? '') : value)) as R;
	return next === words.length ? whole : undefined;
}

function changed(value: unknown, change: (value: string, key: string) => string, key = ''): unknown {
	if (typeof value === 'string') return change(value, key);
	if (Array.isArray(value)) return value.map((item) => changed(item, change));
	if (!value || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, changed(item, change, name)]));
}
