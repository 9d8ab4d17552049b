import { afterEach, describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '$lib/domain/records';
import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { dueLabel, termLabel } from './term-words';

const speak = (locale: Locale) => overwriteGetLocale(() => locale);
afterEach(() => speak('de'));

describe('how long there is time', () => {
	test('is said in the reader’s language', () => {
		expect(termLabel({ weeks: 2 }, 'de')).toBe('2 Wochen');
		expect(termLabel({ months: 3 }, 'pl')).toBe('3 miesiące');
		expect(termLabel({ weeks: 2 }, 'kmr')).toBe('2 hefte');
		expect(termLabel({ days: 14 }, 'kmr')).toBe('14 roj');
	});

	test('says how far the day is, in no other language’s words', () => {
		speak('kmr');
		expect(dueLabel('2026-12-04', '2026-11-26', 'kmr')).toBe('Heta 04.12.2026 (piştî 8 rojan)');
		expect(dueLabel('2026-11-26', '2026-11-26', 'kmr')).toBe('Heta 26.11.2026 (îro)');
		expect(dueLabel('2026-11-27', '2026-11-26', 'kmr')).toBe('Heta 27.11.2026 (sibê)');
	});

	test('is German in German only', () => {
		for (const locale of LOCALES.filter((each) => !each.startsWith('de'))) {
			speak(locale);
			const said = termLabel({ weeks: 2 }, locale) + dueLabel('2026-12-04', '2026-11-26', locale);
			expect(said, locale).not.toMatch(/Woche|Tag|Bis /);
		}
	});
});
