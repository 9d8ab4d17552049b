import { afterEach, beforeEach, expect, test } from 'vitest';
import { GOOD, plantTree, type Change, type Tree } from '../content-tree.spec-support';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const de = 'guides/10-anmelden/de.md';

async function expectOnly(changes: Record<string, Change>, file: string, line: number, text: RegExp) {
	expect(await tree.problems(changes)).toEqual([
		expect.objectContaining({ file, line, text: expect.stringMatching(text) as string })
	]);
}

test('a guide knows its parent and its place among its siblings', async () => {
	await tree.release();
	const facts = await tree.records('facts');
	expect(facts['guide/ummelden']).toMatchObject({ parent: 'anmelden', order: 20 });
	expect(facts['guide/anmelden']).not.toHaveProperty('parent');
});

test('a guide without a German file is named', async () => {
	await expectOnly(
		{ 'guides/30-arzt/en.md': '---\ntitle: Doctor\n---\n' },
		'guides/30-arzt/de.md',
		1,
		/fehlt die deutsche Fassung/
	);
});

test('a child guide without its parent is named', async () => {
	await expectOnly(
		{ 'guides/30-arzt/10-notfall/de.md': GOOD[de] ?? '' },
		'guides/30-arzt/de.md',
		1,
		/fehlt die deutsche Fassung/
	);
});

test('the same slug in two folders is one id twice', async () => {
	await expectOnly(
		{ 'guides/30-anmelden/de.md': GOOD[de] ?? '' },
		'guides/30-anmelden/de.md',
		1,
		/«anmelden» gibt es schon in guides\/10-anmelden\/de\.md/
	);
});

test('a folder without a number is named once, however many files it holds', async () => {
	await expectOnly(
		{ 'guides/Beim Arzt/de.md': GOOD[de] ?? '', 'guides/Beim Arzt/en.md': '' },
		'guides/Beim Arzt/de.md',
		1,
		/zum Beispiel 10-beim-arzt/
	);
});

test('a fourth level of guides is refused', async () => {
	await expectOnly(
		{
			'guides/10-anmelden/20-ummelden/10-a/de.md': GOOD[de] ?? '',
			'guides/10-anmelden/20-ummelden/10-a/10-b/de.md': GOOD[de] ?? ''
		},
		'guides/10-anmelden/20-ummelden/10-a/10-b/de.md',
		1,
		/höchstens 3 Ebenen/
	);
});

test('a file of an unknown language is named', async () => {
	await expectOnly({ 'guides/10-anmelden/xx.md': '' }, 'guides/10-anmelden/xx.md', 1, /Die Sprache «xx»/);
});

test('a guide without a head is told what a head is', async () => {
	await expectOnly({ [de]: '# Anmelden\n' }, de, 1, /Der Kopf fehlt/);
});

test('a head that is not closed does not swallow the text', async () => {
	await expectOnly({ [de]: (text) => text.replace('\n---\n', '\n') }, de, 1, /nicht geschlossen/);
});

test('broken YAML in the head names the line of the file', async () => {
	await expectOnly(
		{ [de]: (text) => text.replace('topics: [arriving]', 'topics: [arriving') },
		de,
		4,
		/Klammer/
	);
});

test('a wrong field in the head names the line of the file', async () => {
	await expectOnly({ [de]: (text) => text.replace('[everyone]', '[everybody]') }, de, 5, /«everybody»/);
});

test('a translation may not repeat the facts, or they could differ', async () => {
	await expectOnly(
		{ 'guides/10-anmelden/en.md': (text) => text.replace('translated', 'owner: me\ntranslated') },
		'guides/10-anmelden/en.md',
		3,
		/«owner» gibt es hier nicht/
	);
});

test('a fault in the text is counted from the top of the file', async () => {
	await expectOnly(
		{ [de]: (text) => text.replace('Ihren Pass', '![Pass](pass.png)') },
		de,
		13,
		/Ein Bild steht/
	);
});

test('a guide past its review date is hinted at, not stopped', async () => {
	await tree.write({ [de]: (text) => text.replace('owner:', 'reviewBy: 2026-11-01\nowner:') });
	const { hints } = await tree.release();
	expect(hints).toEqual([
		expect.objectContaining({ file: de, line: 8, text: expect.stringContaining('2026-11-01') as string })
	]);
});

test('a guide that must be left quickly says so, an offer too; "false" is refused, since leaving it out says the same', async () => {
	const offer = 'offers/sprachcafe.yaml';
	const leave = (value: string) => (text: string) => text.replace('owner:', `leaveQuickly: ${value}\nowner:`);
	await tree.write({ [de]: leave('true'), [offer]: leave('true') });
	await tree.release();
	const facts = await tree.records('facts');
	expect(facts['guide/anmelden']).toMatchObject({ leaveQuickly: true });
	expect(facts['offer/sprachcafe']).toMatchObject({ leaveQuickly: true });
	expect(facts['guide/ummelden']).not.toHaveProperty('leaveQuickly');
	await tree.write({ [de]: GOOD[de] ?? '' });
	await expectOnly({ [de]: leave('false') }, de, 8, /«leaveQuickly» ist true oder fehlt ganz/);
});
