import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unreadRows, writeWordsToRead } from '../scripts/site/words-to-read.mjs';
import { LOCALES } from '../src/lib/domain/records';

const count = (match: Record<string, string>) => [{ match }];

test('the office is shown the words that nobody has read, with all their forms', () => {
	const german = {
		$schema: 'x',
		save: 'Merken',
		read: 'Gelesen',
		count: count({ one: '1 Ort', other: '{n} Orte' })
	};
	const polish = { save: 'Zapisz', read: 'x', count: count({ one: '1', few: '{n} a', other: '{n} b' }) };
	expect(unreadRows(german, polish, ['read'])).toEqual([
		['save', 'Merken', 'Zapisz'],
		['count', '1 Ort / {n} Orte', '1 / {n} a / {n} b']
	]);
});

test('there is a file for each language but German, and a program for tables opens it', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'lotse-words-'));
	await writeWordsToRead(folder);
	for (const locale of LOCALES.filter((name) => name !== 'de')) {
		const text = await readFile(join(folder, `${locale}.csv`), 'utf8');
		expect(text.startsWith(`\ufeff"Name";"Deutsch";"${locale}"\r\n`), locale).toBe(true);
		expect(text, locale).toContain('"nav_offers";"Angebote";');
	}
	await rm(folder, { recursive: true });
});
