import { afterEach, describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '../../paraglide/runtime.js';
import { hoursLines } from './hours-lines';

const speak = (locale: 'de' | 'ar') => overwriteGetLocale(() => locale);
afterEach(() => speak('de'));

describe('the hours of a day', () => {
	test('stand one a line, from left to right whatever runs around them', () => {
		const lines = [
			['\u206609:00–12:30\u2069', undefined],
			['\u206614:00–00:00\u2069', undefined]
		];
		for (const locale of ['de', 'ar'] as const) {
			speak(locale);
			expect(
				hoursLines([
					[540, 750],
					[840, 1440]
				])
			).toEqual(lines);
		}
	});

	test('say once what all of them need, and beside it what only one needs', () => {
		const note = '(nur mit Termin)';
		expect(
			hoursLines([
				[540, 720, 1],
				[840, 960, 1]
			])
		).toEqual([
			['\u206609:00–12:00\u2069', undefined],
			['\u206614:00–16:00\u2069', undefined],
			['', note]
		]);
		expect(
			hoursLines([
				[540, 720],
				[840, 960, 1]
			])
		).toEqual([
			['\u206609:00–12:00\u2069', undefined],
			['\u206614:00–16:00\u2069', note]
		]);
	});

	test('have words for a whole day and for none', () => {
		expect(hoursLines([[0, 1440]])).toEqual([['rund um die Uhr', undefined]]);
		expect(hoursLines([])).toEqual([['geschlossen']]);
	});
});
