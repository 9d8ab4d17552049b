import { expect, test } from 'vitest';
import { filterFromQuery, type Filter } from '$lib/domain/filter';
import { listingFrom, listPath, mapPath } from './list-paths';

const FILTER: Filter = { topic: 'german', town: 'lemgo', open: true };

test.each(['offers', 'places'] as const)('%s keep their filter on the way to the map and back', (listing) => {
	const map = new URL(mapPath('de', listing, FILTER), 'http://x');
	expect(map.pathname).toBe('/de/map');
	expect(listingFrom(map.searchParams)).toBe(listing);
	expect(filterFromQuery(map.searchParams)).toEqual(FILTER);
	expect(listPath('de', listing, filterFromQuery(map.searchParams))).toBe(
		`/de/${listing}?topic=german&town=lemgo&open=1`
	);
});

test('without a filter the address stays clean', () => {
	expect(mapPath('de', 'places', {})).toBe('/de/map');
	expect(mapPath('de', 'offers', {})).toBe('/de/map?show=offers');
	expect(listPath('en', 'places', {})).toBe('/en/places');
});
