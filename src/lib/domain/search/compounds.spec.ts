import { describe, expect, test } from 'vitest';
import { looseParts, partsOf } from './compounds';

const WORDS = new Set([
	'arbeit',
	'erlaubnis',
	'strasse',
	'strassen',
	'verkehr',
	'amt',
	'kinder',
	'garten',
	'geld',
	'ein'
]);
const isWord = (word: string) => WORDS.has(word);

describe('the parts of a compound', () => {
	test.each([
		['arbeitserlaubnis', ['arbeit', 'erlaubnis']],
		['strassenverkehrsamt', ['strassen', 'verkehr', 'amt']],
		['kindergartengeld', ['kinder', 'garten', 'geld']]
	])('of %s', (word, parts) => expect(partsOf(word, isWord)).toEqual(parts));

	test('are none where a rest belongs to no word, or a short word stands in it by accident', () => {
		expect(partsOf('arbeitsxyz', isWord)).toEqual([]);
		expect(partsOf('eingeld', isWord)).toEqual([]);
		expect(partsOf('arbeit', isWord)).toEqual([]);
	});

	test('of a question may be known at one end alone', () => {
		expect(looseParts('kindertraum', isWord)).toEqual(['kinder']);
		expect(looseParts('traumgarten', isWord)).toEqual(['garten']);
		expect(looseParts('kinderxxgarten', isWord)).toEqual(['kinder', 'garten']);
		expect(looseParts('geldtraum', isWord)).toEqual([]);
	});
});
