import { describe, expect, test } from 'vitest';
import { stepFits, type Situation } from './first-steps';

const step = (situations: Situation[], municipalities: string[] = []) => ({ situations, municipalities });

describe('a step fits', () => {
	test('everybody when it names nobody', () => {
		expect(stepFits(step([]), { town: 'lemgo', situation: 'settled' })).toBe(true);
	});

	test('only whom it names, and every one of them', () => {
		expect(stepFits(step(['eu', 'family']), { situation: 'family' })).toBe(true);
		expect(stepFits(step(['eu', 'family']), { situation: 'refugee' })).toBe(false);
	});

	test('somebody who said nothing, and who helps others', () => {
		expect(stepFits(step(['eu'], ['lemgo']), {})).toBe(true);
		expect(stepFits(step(['eu']), { situation: 'helper' })).toBe(true);
	});

	test('the towns it names and no other, whatever the situation', () => {
		expect(stepFits(step([], ['lemgo']), { town: 'lemgo' })).toBe(true);
		expect(stepFits(step([], ['lemgo']), { town: 'detmold', situation: 'helper' })).toBe(false);
	});
});
