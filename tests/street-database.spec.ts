import { expect, test } from 'vitest';
import { STREET_DATABASE } from '../src/lib/storage/street-store';
import { STREETS } from '../src/routes/has-streets';

test('the map looks for the streets where they are kept', () => {
	expect(STREETS).toBe(STREET_DATABASE);
});
