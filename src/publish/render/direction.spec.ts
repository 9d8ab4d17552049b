import { expect, test } from 'vitest';
import { isolateNumbers } from './direction';

const shown = (text: string, locale = 'ar') =>
	isolateNumbers(text, locale).replaceAll('\u2066', '<').replaceAll('\u2069', '>');

// Each of these was seen reversed by an implementation of the algorithm when it stood among Arabic words.
test.each(['0800 546 546 5', '05231 62-0', '+49 30 1815-1111', '116 016', '0800 111 0 111 / 0 222', '1 000'])(
	'in Arabic nobody reads %s backwards',
	(number) => {
		expect(shown(`اتصل ${number} الآن`)).toBe(`اتصل <${number}> الآن`);
	}
);

test('a phone number in Arabic digits keeps its order as well', () => {
	expect(shown('٠٨٠٠ ٥٤٦ ٥٤٦ ٥')).toBe('<٠٨٠٠ ٥٤٦ ٥٤٦ ٥>');
});

test.each(['8–20', '7:15–24:00', '09:00', '2018/19', '18.36', '1,000', '112', '32756', '6-13', '1.8.2026'])(
	'%s is left to the order of the words around it',
	(text) => {
		expect(shown(`من ${text} إلى`)).toBe(`من ${text} إلى`);
	}
);

test.each(['§ 7 SGB II', '§ 44a', '§ 12a AufenthG', '§ 24'])(
	'%s stays together and is read as on a German letter',
	(text) => {
		expect(shown(`المال (${text}، قانون) الآن`)).toBe(
			`المال (<${text.replaceAll(' ', '\u00a0')}>، قانون) الآن`
		);
	}
);

test('of a law that Arabic words stand before, its paragraph is kept apart from them', () => {
	expect(shown('(§ 104 الفقرة 14 AufenthG)')).toBe('(<§\u00a0104> الفقرة 14 AufenthG)');
	expect(shown('(§§ 22 و 23)')).toBe('(§§ 22 و 23)');
});

test('a language written from the left gets no hidden characters', () => {
	for (const locale of ['de', 'en', 'tr', 'ru', 'kmr']) {
		expect(isolateNumbers('Rufen Sie 0800 546 546 5 an', locale)).toBe('Rufen Sie 0800 546 546 5 an');
	}
	expect(shown('0800 546 546 5', 'fa')).toBe('<0800 546 546 5>');
});
