import { describe, expect, test } from 'vitest';
import { LOCALES } from '$lib/domain/records';
import { instantLabel, languageName, timeLabel } from './labels';
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

test('the time of day is that of German signs in every language', () => {
	expect([timeLabel(0), timeLabel(545), timeLabel(1020), timeLabel(1440)]).toEqual([
		'00:00',
		'09:05',
		'17:00',
		'00:00'
	]);
	for (const locale of LOCALES) {
		expect(instantLabel(Date.UTC(2026, 10, 26, 15, 5), locale, 'UTC'), locale).toMatch(/15:05/);
	}
});
