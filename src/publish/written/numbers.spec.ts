import { expect, test } from 'vitest';
import { germanNumberWords, numbersIn } from './numbers';

const values = (text: string) => numbersIn(text).map(({ value }) => value);

test.each([
	['1.000 Euro, 1,000 euros, 1 000 евро, ١٬٠٠٠ يورو, ۱۰۰۰', ['1000', '1000', '1000', '1000', '1000']],
	['2,29 oder 2.29 oder ۲٫۲۹', ['2.29', '2.29', '2.29']],
	['13,90 Euro und 13.9', ['13.9', '13.9']],
	['116 016 oder 116016', ['116016', '116016']],
	['0800 546 546 5', ['08005465465']],
	['am 9. Februar 2026, 9.2.2026', ['9', '2026', '9', '2', '2026']],
	['9:00–12:30 Uhr', ['9', '12', '30']],
	['30 bis 60 Minuten, 2018/19', ['30', '60', '2018', '19']],
	['§ 44a, B1', ['44', '1']]
])('%s', (text, expected) => {
	expect(values(text)).toEqual(expected);
});

test('the count before a step, the address of a link and the name of a fact are no numbers of the text', () => {
	expect(
		values('1. eins [zwei](https://a.de/2024)\n2) drei {kosten-2027}\n- 4 Stück [112](tel:112)')
	).toEqual(['4', '112']);
});

test('a number knows where it stands, also after one that was written with blanks', () => {
	const text = 'Rufen Sie 116 016 an,\n{x} oder 115.';
	expect(numbersIn(text).map(({ index }) => text.slice(index, index + 3))).toEqual(['116', '115']);
});

test('German number words are known in their forms, and not inside other words', () => {
	expect([...germanNumberWords('Nach zwei Jahren die dritte Frist, fünf Tage, zwölf Orte')]).toEqual([
		'2',
		'3',
		'5',
		'12'
	]);
	expect(germanNumberWords('Achtung, Vierlinge, Elfenbein, allein, Einreise').size).toBe(0);
});
