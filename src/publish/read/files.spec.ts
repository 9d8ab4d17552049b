import { afterEach, beforeEach, expect, test } from 'vitest';
import { GOOD, plantTree, type Change, type Tree } from '../content-tree.spec-support';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

/** One accident, one problem: nothing else may be blamed for it. */
async function expectOnly(changes: Record<string, Change>, file: string, line: number, text: RegExp) {
	expect(await tree.problems(changes)).toEqual([
		expect.objectContaining({ file, line, text: expect.stringMatching(text) as string })
	]);
}

const cafe = 'offers/sprachcafe.yaml';

test('a missing folder is not an empty release', async () => {
	await tree.remove();
	await expect(tree.publish()).rejects.toThrow('ENOENT');
});

test('a missing region.yaml is named', async () => {
	await expectOnly({ 'region.yaml': null }, 'region.yaml', 1, /Die Datei region\.yaml fehlt/);
});

test('a broken topics.yaml does not make every topic of every offer wrong', async () => {
	await expectOnly({ 'topics.yaml': 'german: [\n' }, 'topics.yaml', 1, /Klammer/);
});

test('a file with the ending .yml is not passed over in silence', async () => {
	await expectOnly({ 'offers/neu.yml': 'x' }, 'offers/neu.yml', 1, /um in neu\.yaml/);
});

test('a Word document in the folder is named, with what to do', async () => {
	await expectOnly({ 'offers/neu.docx': 'x' }, 'offers/neu.docx', 1, /übertragen Sie den Text/);
});

test('a file beside the folders is named', async () => {
	await expectOnly({ 'angebot.yaml': 'x: 1' }, 'angebot.yaml', 1, /gehört nicht hierher/);
});

test('a folder the app does not know is named', async () => {
	await expectOnly({ 'offer/neu.yaml': 'x: 1' }, 'offer/neu.yaml', 1, /gehört nicht hierher/);
});

test('hidden files and explanations are left alone', async () => {
	await tree.write({
		'.DS_Store': 'x',
		'offers/.sprachcafe.yaml.swp': 'x',
		'offers/README.md': 'x'
	});
	await tree.release();
});

test('a file name with capitals, umlauts or blanks is refused with a better one', async () => {
	await expectOnly(
		{ 'offers/Café Süd.yaml': 'x: 1' },
		'offers/Café Süd.yaml',
		1,
		/zum Beispiel caf-sued\.yaml/
	);
});

test('the same file name in two folders is one id twice', async () => {
	const text = GOOD[cafe] ?? '';
	await expectOnly(
		{ 'offers/lemgo/sprachcafe.yaml': text },
		cafe,
		1,
		/«sprachcafe» gibt es schon in offers\/lemgo\/sprachcafe\.yaml/
	);
});

test('a file saved as Windows-1252 names the first unreadable line', async () => {
	const bytes = Buffer.from('topics: [german]\n# für alle\n', 'latin1');
	await expectOnly({ [cafe]: bytes }, cafe, 2, /als UTF-8/);
});

test('a byte order mark and Windows line ends change nothing', async () => {
	await tree.release();
	await tree.write({ [cafe]: (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}` });
	expect((await tree.release()).changed).toBe(false);
});

test('letters typed on a Mac are the same letters', async () => {
	await tree.release();
	await tree.write({ [cafe]: (text) => text.normalize('NFD') });
	expect((await tree.release()).changed).toBe(false);
});

test('a file of more than a megabyte is not even parsed', async () => {
	await expectOnly({ [cafe]: `{{{${'x'.repeat(1_000_001)}` }, cafe, 1, /zu groß: 1001 kB/);
});

test('a tab as indentation is explained', async () => {
	await expectOnly(
		{ [cafe]: (text) => text.replace('    title: Sprachcafé', '\ttitle: Sprachcafé') },
		cafe,
		17,
		/Tabulator/
	);
});

test('a field that stands twice names the second one', async () => {
	await expectOnly(
		{ [cafe]: (text) => text.replace('cost: free', 'cost: free\ncost: paid') },
		cafe,
		8,
		/schon einmal/
	);
});

test('an unclosed quotation mark is one problem in German, not one for every line after it', async () => {
	await expectOnly(
		{ [cafe]: (text) => text.replace("PH off'", 'PH off') },
		cafe,
		10,
		/Anführungszeichen.*kein zweites/
	);
});

test('an emphasis at the beginning of a value is not taken for a reference', async () => {
	await expectOnly(
		{ [cafe]: (text) => text.replace('Deutsch üben bei Kaffee und Tee.', '*Deutsch*') },
		cafe,
		18,
		/mit \* beginnt/
	);
});

test('an empty file says so', async () => {
	await expectOnly({ [cafe]: '# noch nichts\n' }, cafe, 1, /Hier steht noch nichts/);
});

test('a list where fields belong says so', async () => {
	await expectOnly({ [cafe]: '- eins\n' }, cafe, 1, /feld: Wert/);
});

test('an alias bomb is refused, not unfolded', async () => {
	const levels = Array.from(
		{ length: 9 },
		(_, n) => `l${n + 1}: &l${n + 1} [${Array.from({ length: 9 }, () => `*l${n}`).join(', ')}]`
	);
	await expectOnly({ [cafe]: `l0: &l0 [x]\n${levels.join('\n')}\n` }, cafe, 1, /verweist/);
});
