import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const BUILD = 'build';
/** One that is written from the left and one from the right; all others are made the same way. */
const LANGUAGES = ['de', 'ar'];

/** The pages as the host sends them, by their path in the build. */
async function pages(): Promise<Map<string, string>> {
	const names = await Promise.all(
		LANGUAGES.map(async (lang) =>
			(await readdir(join(BUILD, lang), { recursive: true }))
				.filter((name) => name.endsWith('.html'))
				.map((name) => join(lang, name))
				.concat(`${lang}.html`)
		)
	);
	const texts = names
		.flat()
		.map(async (name) => [name, await readFile(join(BUILD, name), 'utf8')] as [string, string]);
	return new Map(await Promise.all(texts));
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found ?? '');

const scripts = new Map<string, Promise<string[]>>();

/** What a script needs before it runs; what it imports later stands in brackets. */
function importsOf(path: string): Promise<string[]> {
	const known =
		scripts.get(path) ??
		readFile(join(BUILD, path), 'utf8').then((text) =>
			all(text, /\bimport[^"'()]*"(\.[^"]+\.js)"/g).map((to) => join(path, '..', to))
		);
	scripts.set(path, known);
	return known;
}

test('no page waits for a script before it looks as it should', async () => {
	const sent = await pages();
	expect(sent.size).toBeGreaterThan(200);
	const undressed = [...sent].flatMap(([name, html]) => {
		const styles = all(html, /<style>(.*?)<\/style>/gs).join('');
		// Svelte marks what a component's styles are for by a class of that component.
		const classes = new Set(all(html, / class="([^"]*)"/g).flatMap((names) => names.split(' ')));
		const marks = [...classes].filter((mark) => /^_[\da-z]+$/.test(mark));
		expect(marks.length, name).toBeGreaterThan(3);
		return marks.filter((mark) => !styles.includes(`.${mark}`)).map((mark) => `${name}: ${mark}`);
	});
	expect(undressed).toEqual([]);
});

test('a page asks at once for every script that it needs to come alive', async () => {
	const ofKit = join('_app', 'immutable', 'nodes');
	const nodes = (await readdir(join(BUILD, ofKit))).filter((name) => name.endsWith('.js'));
	for (const [name, html] of await pages()) {
		const ids = all(html, /node_ids: \[([\d, ]+)\]/g)
			.join()
			.split(', ');
		const needed = new Set(
			nodes.filter((node) => ids.includes(node.split('.')[0] ?? '')).map((node) => join(ofKit, node))
		);
		expect(needed.size, name).toBe(3);
		for (const path of needed) for (const to of await importsOf(path)) needed.add(to);
		expect(needed.size, name).toBeGreaterThan(4);
		const links = all(html, /(<link [^>]*modulepreload[^>]*>)/g).flatMap((link) =>
			all(link, /href="\/([^"]+)"/g)
		);
		expect(
			[...needed].filter((path) => !links.includes(path)),
			name
		).toEqual([]);
	}
});

test('no script asks once more for one that it has', async () => {
	const home = join('_app', 'immutable');
	const names = (await readdir(join(BUILD, home), { recursive: true })).filter((name) =>
		name.endsWith('.js')
	);
	let lists = 0;
	for (const path of names.map((name) => join(home, name))) {
		// What a later import is to have preloaded, as Vite writes it.
		const [list] = all(await readFile(join(BUILD, path), 'utf8'), /\.f=\[([^\]]*)\]/g);
		if (!list) continue;
		lists += 1;
		const there = new Set([path]);
		for (const each of there) for (const to of await importsOf(each)) there.add(to);
		expect(
			all(list, /"\/([^"]+)"/g).filter((each) => there.has(each)),
			path
		).toEqual([]);
	}
	expect(lists).toBeGreaterThan(5);
});
