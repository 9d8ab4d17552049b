import { expect, test } from 'vitest';
import { LOCALES } from './records';
import { germanSentence } from './sentence-cards';

test('the reader’s language is named in German, wherever it stands', () => {
	expect(germanSentence('Ich spreche {language}. {language}!', 'ar')).toBe('Ich spreche Arabisch. Arabisch!');
	expect(germanSentence('Ich spreche {language}.', 'kmr')).toBe('Ich spreche Kurdisch (Kurmandschi).');
	expect(germanSentence('Ich brauche Hilfe.', 'ar')).toBe('Ich brauche Hilfe.');
});

test('every language that has words has a German name', () => {
	for (const locale of LOCALES.filter((each) => !each.startsWith('de')))
		expect(germanSentence('{language}', locale), locale).toMatch(/^\p{Lu}\p{Ll}+/u);
});

test('who reads German is not asked to say that he speaks it', () => {
	for (const locale of ['de', 'de-simple'] as const) {
		expect(germanSentence('Ich spreche {language}.', locale)).toBeUndefined();
		expect(germanSentence('Ich brauche jemanden, der dolmetscht: {language}.', locale)).toBe(
			'Ich brauche jemanden, der dolmetscht.'
		);
	}
});
