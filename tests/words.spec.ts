import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as messages from '../src/paraglide/messages/_index.js';
import { LOCALES } from '../src/lib/domain/records';

function keysOf(locale: string): string[] {
	const words = JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8')) as Record<string, unknown>;
	return Object.keys(words)
		.filter((key) => key !== '$schema')
		.sort();
}

// Without the message-format plugin Paraglide compiles no message at all and reports success.
test('the words are compiled, and each language says them in its own way', () => {
	expect(messages.nav_offers({}, { locale: 'de' })).toBe('Angebote');
	expect(messages.nav_offers({}, { locale: 'en' })).toBe('Offers');
	expect(messages.offers_count({ count: 1 }, { locale: 'de' })).toBe('1 Angebot');
	expect(messages.offers_count({ count: 3 }, { locale: 'de' })).toBe('3 Angebote');
});

test('no language lacks a word that another has', () => {
	for (const locale of LOCALES) expect(keysOf(locale), locale).toEqual(keysOf('de'));
	expect(Object.keys(messages).sort()).toEqual(keysOf('de'));
});

test('no word is kept that nothing says', () => {
	const source = readSource('src');
	const unused = keysOf('de').filter((key) => !source.includes(`m.${key}(`));
	expect(unused).toEqual([]);
});

function readSource(folder: string): string {
	return sourceFiles(folder)
		.map((file) => readFileSync(file, 'utf8'))
		.join('\n');
}

function sourceFiles(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/.test(entry.name))
		.map((entry) => `${entry.parentPath}/${entry.name}`);
}
