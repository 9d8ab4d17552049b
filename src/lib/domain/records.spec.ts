import { expect, test } from 'vitest';
import { addressOf, isLocale, packsFor, parseAddress, shelfPacks } from './records';

test('an address is taken apart as it was put together', () => {
	expect(parseAddress(addressOf('place', 'rathaus-lemgo'))).toEqual({ kind: 'place', id: 'rathaus-lemgo' });
	expect(parseAddress('guide/wohnen/anmelden')).toEqual({ kind: 'guide', id: 'wohnen/anmelden' });
});

test.each([
	'event/fest',
	'place',
	'place/',
	'/rathaus',
	'',
	'/',
	'Place/rathaus',
	'constructor/x',
	'offer:x'
])('“%s” is no address of ours', (text) => {
	expect(parseAddress(text)).toBeUndefined();
});

test('a reader keeps the facts, the words of the language and the map, no other', () => {
	expect(packsFor('en')).toEqual(['facts', 'text/en', 'map']);
});

test('a shelf is made without the map, so that a release that has none can be read', () => {
	expect(shelfPacks('en')).toEqual(['facts', 'text/en']);
});

test('a language the app does not speak is none', () => {
	expect(isLocale('de')).toBe(true);
	expect(isLocale('DE')).toBe(false);
	expect(isLocale('toString')).toBe(false);
});
