import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { plantTree, type Tree } from '../content-tree.spec-support';
import { readContent } from '../read-content';
import { stampYaml, writeStamps } from './write-stamps';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const cafe = 'offers/sprachcafe.yaml';
const de = 'guides/10-anmelden/de.md';
const en = 'guides/10-anmelden/en.md';
const text = (file: string) => readFile(join(tree.contentDir, file), 'utf8');

async function stamp(files?: string[]): Promise<string[]> {
	const { written } = await readContent(tree.contentDir, new Date('2026-11-23'));
	const stamped = await writeStamps({ contentDir: tree.contentDir, written, locales: ['en'], files });
	return stamped.map(({ file }) => file);
}

async function outdated(): Promise<string[]> {
	await tree.release();
	const records = await tree.records('text/en');
	return Object.keys(records).filter((id) => 'outdated' in (records[id] ?? {}));
}

describe('a translation', () => {
	test('of the German text as it is now is not marked, and the stamp travels to no phone', async () => {
		expect(await stamp()).toEqual(['topics.yaml', cafe, en]);
		expect(await outdated()).toEqual([]);
		expect(JSON.stringify(await tree.records('text/en'))).not.toContain('"of"');
	});

	test('of an older German text is shown, marked, with who translated it', async () => {
		await stamp();
		await tree.write({ [de]: (text) => text.replace('Ihren Pass', 'Ihren Ausweis') });
		expect(await outdated()).toEqual(['guide/anmelden']);
		expect((await tree.records('text/en'))['guide/anmelden']).toMatchObject({
			title: 'Registering your address',
			translated: 'human',
			outdated: true
		});
		expect((await tree.records('text/de'))['guide/anmelden']).not.toHaveProperty('outdated');
	});

	test('is not made old by other fields or by where lines end', async () => {
		await stamp();
		await tree.write({
			[cafe]: (text) =>
				text.replace('cost: free', 'cost: paid').replace('Ein kurzer Text mit', 'Ein kurzer Text\n      mit'),
			[de]: (text) => text.replaceAll('\n', '\r\n')
		});
		expect(await outdated()).toEqual([]);
	});

	test('without a stamp is not called old, for nobody knows', async () => {
		await tree.write({ [de]: (text) => text.replace('Ihren Pass', 'Ihren Ausweis') });
		expect(await outdated()).toEqual([]);
	});
});

describe('stamping', () => {
	test('all of a language leaves an old translation old, naming its file renews it', async () => {
		await stamp();
		await tree.write({ [de]: (text) => text.replace('Ihren Pass', 'Ihren Ausweis') });
		expect(await stamp()).toEqual([]);
		expect(await outdated()).toEqual(['guide/anmelden']);
		expect(await stamp([en])).toEqual([en]);
		expect(await outdated()).toEqual([]);
		expect(await stamp([en])).toEqual([]);
	});

	test('adds one line and changes no other byte', async () => {
		const before = { cafe: await text(cafe), en: await text(en), topics: await text('topics.yaml') };
		await stamp();
		expect((await text(cafe)).replace(/^ {4}of: [a-z]{8}\n/m, '')).toBe(before.cafe);
		expect((await text(en)).replace(/^of: [a-z]{8}\n/m, '')).toBe(before.en);
		expect((await text('topics.yaml')).replace(/ of: [a-z]{8},/, '')).toBe(before.topics);
		expect(await text(en)).toMatch(
			/^---\ntitle: Registering your address\ntranslated: human\nof: \w+\n---\n/
		);
	});

	test('keeps comments, quotes and Windows line ends', () => {
		const yaml = "texts:\r\n  en:\r\n    translated: machine # noch niemand\r\n    title: 'A: b'\r\n";
		const once = stampYaml(yaml, ['texts', 'en'], 'abcdefgh');
		expect(once).toBe(
			"texts:\r\n  en:\r\n    translated: machine # noch niemand\r\n    of: abcdefgh\r\n    title: 'A: b'\r\n"
		);
		expect(stampYaml(once, ['texts', 'en'], 'hgfedcba')).toBe(once.replace('abcdefgh', 'hgfedcba'));
	});

	test('a stamp that somebody wrote by hand is explained', async () => {
		expect(
			await tree.problems({ [en]: (text) => text.replace('translated: human', 'of: 2026-11-23') })
		).toEqual([{ file: en, line: 3, column: 5, text: expect.stringMatching(/--stamp/) as string }]);
	});
});
