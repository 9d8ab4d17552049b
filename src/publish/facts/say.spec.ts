import { expect, test } from 'vitest';
import type { Locale } from '../../lib/domain/records';
import type { FactKind, NamedFact } from './named-facts';
import { wordsOf } from '../../lib/domain/search/words';
import { numbersIn } from '../written/numbers';
import { dialOf, sayFact, sayStand } from './say';

const fact = (kind: FactKind, value: number | string): NamedFact => ({
	kind,
	value,
	source: 'ausgedacht',
	asOf: '2026-11-30',
	checked: null,
	volatile: false,
	line: 1
});
/** Languages come in one by one; what they need is asked for before. */
const say = (kind: FactKind, value: number | string, locale: string) =>
	sayFact(fact(kind, value), locale as Locale).replaceAll('\u00a0', ' ');

test.each([
	['euro', 259, '259 Euro', '259 euros'],
	['euro', 18.36, '18,36 Euro', '18.36 euros'],
	['euro', 13.9, '13,90 Euro', '13.90 euros'],
	['euro', 1000, '1.000 Euro', '1,000 euros'],
	['percent', 14.6, '14,6 Prozent', '14.6 per cent'],
	['weeks', 2, '2 Wochen', '2 weeks'],
	['months', 1, '1 Monat', '1 month'],
	['years', 5, '5 Jahre', '5 years'],
	['number', 93, '93', '93'],
	['date', '2026-02-09', '9. Februar 2026', '9 February 2026'],
	['month', '2026-07', 'Juli 2026', 'July 2026'],
	['day', '12-01', '1. Dezember', '1 December'],
	['phone', '116 016', '116 016', '116 016']
] as const)('%s %s is «%s» and “%s”', (kind, value, german, english) => {
	expect(say(kind, value, 'de')).toBe(german);
	expect(say(kind, value, 'en')).toBe(english);
});

test('in every language stand the digits and the year that stand on German letters', () => {
	for (const locale of ['de-simple', 'ar', 'tr', 'ru', 'uk', 'ro', 'bg', 'pl', 'fa', 'kmr']) {
		expect(say('euro', 18.36, locale)).toMatch(/18[.,]36/);
		expect(say('date', '2026-02-09', locale)).toMatch(/9.*2026/);
	}
});

test.each([
	['euro', 18.36, '18,36 euro'],
	['percent', 14.6, 'ji sedî 14,6'],
	['weeks', 2, '2 hefte'],
	['date', '2026-02-09', '9 Sibat 2026'],
	['month', '2026-07', 'Tîrmeh 2026'],
	['day', '12-01', '1 Kanûn'],
	['number', 93, '93']
] as const)('%s %s has words of its own in Kurmanji, which no browser knows: %s', (kind, value, words) => {
	expect(say(kind, value, 'kmr')).toBe(words);
});

test('no line ends inside an amount, and words are found as before', () => {
	const said = sayFact(fact('euro', 10_000), 'ru');
	expect(said).toBe('10\u00a0000\u00a0евро');
	expect(wordsOf(said).map(({ text }) => text)).toEqual(['10', '000', 'евро']);
	expect(numbersIn(said).map(({ value }) => value)).toEqual(['10000']);
	expect(sayFact(fact('weeks', 2), 'kmr')).toBe('2\u00a0hefte');
	expect(sayFact(fact('phone', '116 016'), 'de')).toBe('116 016');
	expect(sayFact(fact('date', '2026-02-09'), 'de')).toBe('9. Februar 2026');
});

test('a language nobody has words for is said in German, whatever machine publishes', () => {
	expect(say('months', 6, 'xx')).toBe('6 Monate');
});

test('when it was so is said by the month', () => {
	expect(sayStand(fact('euro', 259), 'de')).toBe('November 2026');
});

test('only a phone number can be dialled', () => {
	expect(dialOf(fact('phone', '116 016'))).toBe('tel:116016');
	expect(dialOf(fact('phone', '05231 62-0'))).toBe('tel:+495231620');
	expect(dialOf(fact('euro', 112))).toBeUndefined();
});
