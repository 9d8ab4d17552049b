import { describe, expect, test } from 'vitest';
import { platformOf, routeLink } from './route-link';
import type { Position } from './records';

const ADDRESS = { street: 'Am Lindenhaus 19', postcode: '32657', town: 'Lemgo' };
const DOOR: Position = { lat: 52.0281, lon: 8.8991, precision: 'door' };
const TOWN: Position = { ...DOOR, precision: 'town' };
const WORDS = 'Am%20Lindenhaus%2019%2C%2032657%20Lemgo';

describe('the way to a place', () => {
	test.each([
		['android', `geo:52.0281,8.8991?q=${WORDS}`],
		['apple', `https://maps.apple.com/?ll=52.0281,8.8991&q=${WORDS}`],
		['other', `https://www.openstreetmap.org/search?query=${WORDS}`]
	] as const)('on %s opens its own map at the door', (platform, link) => {
		expect(routeLink(platform, ADDRESS, DOOR)).toBe(link);
	});

	test.each([
		['android', `geo:0,0?q=${WORDS}`],
		['apple', `https://maps.apple.com/?q=${WORDS}`],
		['other', `https://www.openstreetmap.org/search?query=${WORDS}`]
	] as const)('on %s never ends in the middle of the town while there is a street', (platform, link) => {
		expect(routeLink(platform, ADDRESS, TOWN)).toBe(link);
	});

	test('without a street goes to the position, were it only the town', () => {
		expect(routeLink('android', { town: 'Lemgo' }, DOOR)).toBe('geo:52.0281,8.8991?q=52.0281%2C8.8991');
		expect(routeLink('android', undefined, TOWN)).toBe('geo:0,0?q=52.0281%2C8.8991');
		expect(routeLink('other', { town: 'Lemgo' }, TOWN)).toMatch(/query=52\.0281%2C8\.8991$/);
	});

	test('without street and position is no link at all', () => {
		expect(routeLink('android', { town: 'Lemgo', postcode: '32657' }, undefined)).toBeUndefined();
		expect(routeLink('apple', undefined, undefined)).toBeUndefined();
	});

	test('without a postcode has no hole in the address', () => {
		expect(routeLink('apple', { street: 'Markt 1', town: 'Lemgo' }, undefined)).toBe(
			'https://maps.apple.com/?q=Markt%201%2C%20Lemgo'
		);
	});

	test('an address cannot add parameters of its own', () => {
		const link = routeLink('other', { street: 'A & B #1?x=y', town: 'Lemgo' }, undefined) ?? '';
		expect([...new URL(link).searchParams.keys()]).toEqual(['query']);
		expect(new URL(link).searchParams.get('query')).toBe('A & B #1?x=y, Lemgo');
		expect(new URL(link).hash).toBe('');
	});
});

test.each([
	[
		'android',
		'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'
	],
	[
		'apple',
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Safari/604.1'
	],
	[
		'apple',
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.6 Safari/605.1.15'
	],
	['other', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'],
	['other', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
	['other', '']
] as const)('%s is told from “%s”', (platform, userAgent) => {
	expect(platformOf(userAgent)).toBe(platform);
});
