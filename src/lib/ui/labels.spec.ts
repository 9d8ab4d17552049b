import { describe, expect, test } from 'vitest';
import { LOCALES } from '$lib/domain/records';
import { languageName } from './labels';
import { languageOwnName } from './language-names';

describe('the name of a language', () => {
	test('is in the reader’s language', () => {
		expect(languageName('ar', 'de')).toBe('Arabisch');
		expect(languageName('de-simple', 'en')).toBe('Leichte Sprache');
	});

	test('is its own where the browser has no words for the reader', () => {
		for (const tag of LOCALES) expect(languageName(tag, 'kmr')).toBe(languageOwnName(tag));
		expect(languageName('fr', 'kmr')).toBe('français');
	});
});
