import { describe, expect, test } from 'vitest';
import { authorityFor } from './authority';
import { REGION_FACTS } from './records.spec-support';

describe('the authority that answers for a town', () => {
	test('Detmold has a foreigners’ office of its own, although the district’s stands first', () => {
		expect(authorityFor(REGION_FACTS, 'foreigners-office', 'detmold')).toBe('abh-detmold');
	});

	test('every other town has the district’s', () => {
		expect(authorityFor(REGION_FACTS, 'foreigners-office', 'lemgo')).toBe('abh-kreis');
		expect(authorityFor(REGION_FACTS, 'foreigners-office', 'not-a-town')).toBe('abh-kreis');
	});

	test('where no entry is for the rest, a town nobody names has none', () => {
		expect(authorityFor(REGION_FACTS, 'registration-office', 'lemgo')).toBe('rathaus-lemgo');
		expect(authorityFor(REGION_FACTS, 'registration-office', 'detmold')).toBeUndefined();
	});

	test('an authority this release does not name is none', () => {
		expect(authorityFor(REGION_FACTS, 'tax-office', 'lemgo')).toBeUndefined();
	});
});
