import { expect, test } from 'vitest';
import { LOCALES, type Locale } from './records';
import { germanSentence } from './sentence-cards';

test('the reader’s language is named in German, wherever it stands', () => {
	expect(germanSentence('Ich spreche {language}. {language}!', 'ar')).toBe('Ich spreche Arabisch. Arabisch!');
	expect(germanSentence('Ich spreche {language}.', 'kmr' as string as Locale)).toBe(
		'Ich spreche Kurdisch (Kurmandschi).'
	);
	expect(germanSentence('Ich brauche Hilfe.', 'ar')).toBe('Ich brauche Hilfe.');
});

// Some of these have words already and wait for the rest; see messages/.
const WAITING = [
	'de-simple',
	'tr',
	'ru',
	'uk',
	'ro',
	'bg',
	'pl',
	'fa',
	'kmr'
] as unknown as readonly Locale[];

test('every language that has words has a German name', () => {
	for (const locale of [...LOCALES, ...WAITING])
		expect(germanSentence('{language}', locale), locale).toMatch(/^\p{Lu}\p{Ll}+/u);
});
