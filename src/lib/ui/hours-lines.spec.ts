import { afterEach, describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { hoursLines, timesLabel } from './hours-lines';

const speak = (locale: 'de' | 'ar') => overwriteGetLocale(() => locale);
afterEach(() => speak('de'));

describe('the hours of a day', () => {
	test('stand one a line, from left to right whatever runs around them', () => {
		for (const locale of ['de', 'ar'] as const) {
			speak(locale);
			expect(
				hoursLines([
					[540, 750],
					[840, 1440]
				])
			).toBe('\u206609:00–\u206012:30\u2069\n\u206614:00–\u206000:00\u2069');
		}
	});

	test('say once what all of them need, and beside it what only one needs', () => {
		const [morning, afternoon] = [timesLabel('09:00', '12:00'), timesLabel('14:00', '16:00')];
		expect(
			hoursLines([
				[540, 720, 1],
				[840, 960, 1]
			])
		).toBe(`${morning}\n${afternoon}\n(nur mit Termin)`);
		expect(
			hoursLines([
				[540, 720],
				[840, 960, 1]
			])
		).toBe(`${morning}\n${afternoon} (nur mit Termin)`);
	});

	test('have words for a whole day and for none', () => {
		expect(hoursLines([[0, 1440]])).toBe('rund um die Uhr');
		expect(hoursLines([])).toBe('geschlossen');
	});
});
