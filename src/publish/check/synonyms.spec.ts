import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shelfOf } from '../../lib/domain/shelf';
import { synonymsIn, SYNONYMS } from '../../lib/domain/search/synonyms';
import type { Facts, PackRecords, Text } from '../../lib/domain/records';
import { plantTree, type Tree } from '../content-tree.spec-support';

let tree: Tree;
beforeEach(async () => void (tree = await plantTree()));
afterEach(() => tree.remove());

const FILE = 'synonyms/de.yaml';
const problems = (text: string) => tree.problems({ [FILE]: text });

describe('the words that mean the same', () => {
	test('travel in the text pack of their language and in no other', async () => {
		await tree.write({ [FILE]: 'words:\n  - [Arzt, Doktor]\n  - [Polizei, "110"]\n' });
		await tree.release();
		const german = (await tree.records('text/de')) as PackRecords<Text>;
		expect(synonymsIn(german)?.words).toEqual([
			['Arzt', 'Doktor'],
			['Polizei', '110']
		]);
		expect(await tree.records('text/en')).not.toHaveProperty([SYNONYMS]);
	});

	test('are no record for a shell that does not know them', async () => {
		await tree.write({ [FILE]: 'words: [[Arzt, Doktor]]\n' });
		await tree.release();
		const facts = (await tree.records('facts')) as PackRecords<Facts>;
		const texts = (await tree.records('text/de')) as PackRecords<Text>;
		const shelf = shelfOf({ seq: 1, issued: '2026-11-23T12:00:00.000Z' }, facts, texts);
		expect(shelf.all('guide')).toHaveLength(2);
		expect(shelf.get('synonyms' as 'guide', 'all')).toBeUndefined();
	});

	test('of a pack that has none, or a form of a later day, are none', () => {
		expect(synonymsIn({})).toBeUndefined();
		expect(synonymsIn({ [SYNONYMS]: { title: '?' } })).toBeUndefined();
	});

	test('a word alone in its group is reported where the group stands', async () => {
		expect(await problems('words:\n  - [Arzt, Doktor]\n  - [Kita]\n')).toEqual([
			expect.objectContaining({ file: FILE, line: 3, text: expect.stringContaining('mindestens zwei') })
		]);
	});

	test('a number without quotes is reported with what to do', async () => {
		expect(await problems('words:\n  - - Polizei\n    - 110\n')).toEqual([
			expect.objectContaining({ file: FILE, line: 3, text: expect.stringContaining('Anführungszeichen') })
		]);
	});

	test('the same word twice in a group, signs without a word, and an entry nobody can find are reported', async () => {
		const found = await problems(
			'words:\n  - [Arzt, arzt]\n  - [Bus, "?!"]\n  - [Pass, ein Papier mit meinem Bild]\n'
		);
		expect(found.map(({ line, text }) => [line, text.slice(0, 24)])).toEqual([
			[3, 'In «?!» steht kein Wort.'],
			[4, '«ein Papier mit meinem B']
		]);
		const twice = await problems('words:\n  - [Arzt, arzt]\n');
		expect(twice).toEqual([expect.objectContaining({ line: 2, text: expect.stringContaining('zweimal') })]);
	});

	test('a file for a language the app has not, or of another kind, is reported', async () => {
		const found = await tree.problems({ 'synonyms/xx.yaml': 'words: []\n', 'synonyms/en.txt': 'Arzt' });
		expect(found.map(({ file }) => file)).toEqual(['synonyms/en.txt', 'synonyms/xx.yaml']);
		expect(found[1]?.text).toContain('«xx»');
	});

	test('a file without groups, or with a field of another name, is reported', async () => {
		expect(await problems('wörter: [[Arzt, Doktor]]\n')).toHaveLength(2);
	});
});
