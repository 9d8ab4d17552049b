import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LOCALES, type GuideFacts, type Text } from '../../lib/domain/records';
import { plantDesk, type Desk, type SavedPage } from './saved.spec-support';

const PAGES: SavedPage[] = [
	{ path: 'ankommen', order: 3, title: 'Ankommen', in: { en: 'arriving' }, content: '<p>Willkommen.</p>' },
	{ path: 'ankommen/erste-schritte', order: 5, title: 'Erste Schritte', content: '<p>Zuerst zum Amt.</p>' },
	{ path: 'ankommen/ämter', order: 4, title: 'Ämter', content: '<p>Das Amt hilft.</p>' },
	{ path: 'ankommen/ämter/meldeamt', order: 1, title: 'Meldeamt', content: '<p>Hier anmelden.</p>' },
	{ path: 'gesundheit', order: 1, title: 'Gesundheit', in: { en: 'health' }, content: '<p>Zum Arzt.</p>' }
];

let desk: Desk;
beforeEach(async () => {
	desk = await plantDesk();
	await desk.say('de', PAGES);
	await desk.say('en', [
		{ path: 'arriving', title: 'Arriving', in: { de: 'ankommen' }, content: '<p>Welcome.</p>' },
		{ path: 'health', title: 'Health', in: { de: 'gesundheit' }, content: '<p>See a doctor.</p>' }
	]);
});
afterEach(() => desk.remove());

/** Every file of the snapshot with its text. */
async function snapshot(): Promise<Record<string, string>> {
	const entries = await readdir(desk.snapshotPath(), { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
	const pairs = files.map(async (file) => [
		file.slice(desk.snapshotPath().length + 1),
		await readFile(file, 'utf8')
	]);
	return Object.fromEntries(await Promise.all(pairs)) as Record<string, string>;
}

function changed(before: Record<string, string>, after: Record<string, string>): string[] {
	return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
		(name) => before[name] !== after[name]
	);
}

describe('an import', () => {
	test('keeps the tree, its order and its languages, and publishes beside what the editors wrote', async () => {
		expect(await desk.import()).toMatchObject({ guides: 5, languages: { de: 5, en: 2 }, named: false });
		await desk.release();
		const facts = (await desk.records('facts')) as Record<string, GuideFacts>;
		expect(facts['guide/musterkreis-gesundheit']).toMatchObject({ order: 10, checked: null });
		expect(facts['guide/musterkreis-ankommen']).toMatchObject({ order: 20 });
		expect(facts['guide/musterkreis-aemter']).toMatchObject({ order: 10, parent: 'musterkreis-ankommen' });
		expect(facts['guide/musterkreis-meldeamt']).toMatchObject({ parent: 'musterkreis-aemter' });
		expect(facts['guide/anmelden']).toBeDefined();
		const en = (await desk.records('text/en')) as Record<string, Text>;
		expect(en['guide/musterkreis-ankommen']).toEqual({
			title: 'Arriving',
			updated: '2026-10-01',
			body: [{ type: 'paragraph', text: ['Welcome.'] }]
		});
		expect(en['guide/musterkreis-meldeamt']).toMatchObject({ lang: 'de', title: 'Meldeamt' });
	});

	test('done twice changes no byte, in whatever order the source answers', async () => {
		await desk.import();
		const before = await snapshot();
		await desk.say('de', [...PAGES].reverse());
		expect((await desk.import()).change).toEqual({ added: 0, changed: 0, removed: 0 });
		expect(await snapshot()).toEqual(before);
	});

	test('of one edited page changes one file and, published, one record', async () => {
		await desk.import();
		await desk.release();
		const before = await snapshot();
		const edited = PAGES.map((page) =>
			page.path === 'gesundheit' ? { ...page, content: '<p>Zur Ärztin.</p>' } : page
		);
		await desk.say('de', edited);
		expect((await desk.import()).change).toEqual({ added: 0, changed: 1, removed: 0 });
		expect(changed(before, await snapshot())).toEqual(['guides/10-musterkreis-gesundheit/de.md']);
		const { seq } = await desk.release();
		const diffs = await readdir(join(desk.outDir, 'diff'), { recursive: true });
		// A language without a translation of its own shows the German text.
		const german = LOCALES.filter((locale) => locale !== 'en').map(
			(locale) => `text/${locale}/1-${seq}.json`
		);
		expect(diffs.filter((name) => name.endsWith(`-${seq}.json`)).sort()).toEqual(german.sort());
		const diff = JSON.parse(await readFile(join(desk.outDir, `diff/text/de/1-${seq}.json`), 'utf8')) as {
			set: object;
			patch?: object;
			del: string[];
		};
		expect([...Object.keys(diff.set), ...Object.keys(diff.patch ?? {}), ...diff.del]).toEqual([
			'guide/musterkreis-gesundheit'
		]);
	});

	test('of a text that several pages show changes every record that shows it', async () => {
		const shared = (words: string) =>
			PAGES.map((page) =>
				page.order === 1 ? { ...page, content: `<p>Eigenes.</p><div>${words}</div>` } : page
			);
		await desk.say('de', shared('Montag geöffnet'));
		await desk.import();
		const before = await snapshot();
		await desk.say('de', shared('Dienstag geöffnet'));
		await desk.import();
		expect(changed(before, await snapshot()).sort()).toEqual([
			'guides/10-musterkreis-gesundheit/de.md',
			'guides/20-musterkreis-ankommen/10-musterkreis-aemter/10-musterkreis-meldeamt/de.md'
		]);
	});

	test('takes a page away that the source no longer has', async () => {
		await desk.import();
		await desk.say(
			'de',
			PAGES.filter(({ path }) => path !== 'ankommen/erste-schritte')
		);
		expect((await desk.import()).change).toEqual({ added: 0, changed: 0, removed: 1 });
		expect(Object.keys(await snapshot()).join()).not.toContain('erste-schritte');
	});

	test('does not take a fallback for a translation', async () => {
		await desk.say('de', [
			{ path: 'a', title: 'A', in: { en: { id: null, path: 'a' } } },
			{ path: 'b', title: 'B', in: { en: 'b' } }
		]);
		await desk.say('en', [
			{ path: 'a', title: 'A', id: null, content: '<p>Deutsch.</p>' },
			{ path: 'b', title: 'B', id: null, content: '<p>Deutsch.</p>' }
		]);
		expect((await desk.import()).languages).toEqual({ de: 2 });
	});

	test('says which languages it passed over', async () => {
		await desk.say('ti', []);
		expect((await desk.import()).passedOver).toContain('ti');
	});

	test('lifts what lies deeper than three levels, and says so', async () => {
		await desk.say(
			'de',
			['a', 'a/b', 'a/b/c', 'a/b/c/d', 'a/b/c/d/e', 'a/b/x'].map((path, order) => ({ path, order }))
		);
		const { losses } = await desk.import();
		expect(losses).toEqual([['Seite unter der dritten Ebene; sie steht jetzt auf der dritten', 2]]);
		await desk.release();
		const facts = (await desk.records('facts')) as Record<string, GuideFacts>;
		const third = ['c', 'd', 'e', 'x'].map((id) => facts[`guide/musterkreis-${id}`]);
		expect(third.map((guide) => [guide?.parent, guide?.order])).toEqual(
			[10, 20, 30, 40].map((order) => ['musterkreis-b', order])
		);
	});

	test('names pages of the same slug by their paths, and not by who came first', async () => {
		const twins = [{ path: 'a' }, { path: 'b' }, { path: 'a/kontakt' }, { path: 'b/kontakt' }];
		await desk.say('de', twins);
		await desk.import();
		const before = Object.keys(await snapshot());
		expect(before.filter((name) => /kontakt-[0-9a-f]{8}\/de\.md$/.test(name))).toHaveLength(2);
		await desk.say('de', [...twins].reverse());
		await desk.import();
		expect(Object.keys(await snapshot())).toEqual(before);
	});

	test('reads a path in percent signs and in another alphabet', async () => {
		await desk.say('de', [
			{ path: 'b%C3%BCcher', title: 'Bücher' },
			{
				path: 'موقع',
				title: 'Ort',
				content: '<a href="https://integreat.app/musterkreis/de/bücher/">hier</a>'
			}
		]);
		await desk.import();
		const files = await snapshot();
		const names = Object.keys(files).filter((name) => name.endsWith('de.md'));
		expect(names.sort()).toEqual([
			'guides/10-musterkreis-buecher/de.md',
			expect.stringMatching(/^guides\/20-musterkreis-[0-9a-f]{8}\/de\.md$/)
		]);
		expect(Object.values(files).join()).toContain('[hier](guide/musterkreis-buecher)');
	});
});

describe('sources.yaml', () => {
	const good = `musterkreis:
  kind: integreat
  owner: Landratsamt Musterkreis
  trust: lastUpdated
  topic: arriving
  topics: { gesundheit: german }
`;

	test('says under which topic a branch goes, who answers for it, and whether the source is believed', async () => {
		await desk.write({ 'sources.yaml': good });
		expect((await desk.import()).named).toBe(true);
		await desk.release();
		const facts = (await desk.records('facts')) as Record<string, GuideFacts>;
		expect(facts['guide/musterkreis-gesundheit']).toMatchObject({
			topics: ['german'],
			owner: 'Landratsamt Musterkreis',
			checked: '2026-10-01',
			source: 'Integreat musterkreis, Seite /musterkreis/de/gesundheit/, Stand 2026-10-01'
		});
		expect(facts['guide/musterkreis-aemter']).toMatchObject({ topics: ['arriving'] });
	});

	test.each([
		['an unknown topic', good.replace('german', 'germn'), 6, /Thema «germn» gibt es nicht.*«german»/],
		['an unknown field', `${good}  ownr: X\n`, 7, /«ownr» gibt es hier nicht/],
		['no owner', good.replace(/ {2}owner.*\n/, ''), 1, /«owner» fehlt/],
		['an unknown trust', good.replace('lastUpdated', 'always'), 4, /«always» gibt es nicht/],
		['an address without https', `${good}  base: http://a.de\n`, 7, /beginnt mit http/]
	])('with %s is named by file and line', async (_, text, line, sentence) => {
		const problems = await desk.problems({ 'sources.yaml': text });
		expect(problems).toEqual([
			expect.objectContaining({ file: 'sources.yaml', line, text: expect.stringMatching(sentence) as string })
		]);
		await expect(desk.import()).rejects.toThrow(new RegExp(`sources\\.yaml:${line}: `));
	});
});

describe('the last snapshot stays, and a sentence says why,', () => {
	test.each<[string, (desk: Desk) => Promise<unknown>, RegExp]>([
		['when the folder is not there', (d) => d.import({ from: `${d.root}/nowhere` }), /nowhere gibt es nicht/],
		[
			'when the answer is a web page',
			(d) => d.put('de/pages.json', '<!doctype html><p>404'),
			/Internetseite \(HTML\)/
		],
		['when the answer is cut off', (d) => d.put('de/pages.json', '[{"id": 1,'), /kein lesbares JSON/],
		[
			'when the answer has another shape',
			(d) => d.put('de/pages.json', [{ id: 1 }]),
			/de\/pages\.json.*«0\.path»/
		],
		['when nothing is there any more', (d) => d.say('de', []), /keinen einzigen deutschen Eintrag/],
		[
			'when a page has no title',
			(d) => d.say('de', [{ path: 'a', title: ' ' }]),
			/\/musterkreis\/de\/a\/ hat keinen Titel/
		],
		[
			'when two pages have one path',
			(d) => d.say('de', [{ path: 'a' }, { path: 'a' }]),
			/\/a\/ gibt es zweimal/
		],
		[
			'when a parent is missing',
			(d) => d.say('de', [{ path: 'a', parent: 'b' }]),
			/\/a\/ steht unter \/musterkreis\/de\/b\/, und die gibt es nicht/
		],
		[
			'when parents go in a circle',
			(d) => d.say('de', [{ path: 'x' }, { path: 'a', parent: 'b' }, { path: 'b', parent: 'a' }]),
			/bilden einen Kreis/
		]
	])('%s', async (_, spoil, sentence) => {
		await desk.import();
		const before = await snapshot();
		await expect(Promise.resolve(spoil(desk)).then(() => desk.import())).rejects.toThrow(sentence);
		expect(await snapshot()).toEqual(before);
	});
});

test('ten thousand pages side by side and a branch five thousand deep are taken over', async () => {
	const wide = Array.from({ length: 5000 }, (_, at) => ({
		path: `seite-${at}`,
		order: at,
		content: '<p>Text.</p>'
	}));
	const deep = Array.from({ length: 5000 }, (_, at) => ({
		path: `tief-${at}`,
		parent: at === 0 ? '' : `tief-${at - 1}`,
		order: 9000
	}));
	await desk.say('de', [...wide, ...deep]);
	expect(await desk.import()).toMatchObject({ guides: 10_000 });
	expect((await readdir(desk.snapshotPath('guides'))).length).toBe(5001);
}, 120_000);
