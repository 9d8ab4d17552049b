import budgets from '../budgets.json' with { type: 'json' };
import { measureBytes } from '../../bench/bytes';
import { measureMapCode, type MapCode } from '../../bench/map/code';
import { chromium, expect, test } from '@playwright/test';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chromiumLaunch } from '../../scripts/chromium.mjs';

test('what a reader pays stays inside the budget', async () => {
	const bytes = await measureBytes();
	const map = await codeOfMap();
	const paid: Record<keyof typeof budgets, number> = {
		firstViewBytes: bytes.firstViewBytes,
		firstViewHtmlBytes: bytes.firstViewHtmlBytes,
		firstViewRequests: bytes.firstViewRequests,
		workerBytes: bytes.workerBytes,
		backgroundBytes: bytes.backgroundBytes,
		shellBytes: bytes.shellBytes,
		germanPackBytes: (bytes.packs['facts'] ?? 0) + (bytes.packs['text/de'] ?? 0),
		mapPackBytes: bytes.packs['map'] ?? 0,
		mapCodeBytes: map.codeBytes,
		mapCodeWithStreetBytes: map.codeWithStreetBytes,
		manifestBytes: bytes.manifestBytes
	};
	expect(paid.germanPackBytes).toBeGreaterThan(0);
	expect(paid.mapPackBytes).toBeGreaterThan(0);
	// Leaflet must be in it, or the map would not be what was measured.
	expect(paid.mapCodeBytes).toBeGreaterThan(20_000);
	expect(paid.mapCodeWithStreetBytes - paid.mapCodeBytes).toBeGreaterThan(20_000);
	for (const [name, limit] of Object.entries(budgets)) {
		expect.soft(paid[name as keyof typeof budgets], name).toBeLessThanOrEqual(limit);
	}
});

test('a page comes in what a server sends before it waits for an answer, in every language', async () => {
	// Ten packets at the start of a connection, and what the host says about the page is in them.
	const atOnce = 10 * 1460 - 1000;
	const names = (await readdir('build', { recursive: true })).filter((name) => name.endsWith('.html.br'));
	const pages = await Promise.all(
		names.map(async (name) => ({ name, bytes: (await stat(join('build', name))).size }))
	);
	expect(pages.length).toBeGreaterThan(12 * 100);
	const long = pages.filter(({ bytes }) => bytes > atOnce);
	// All offers are on it, to be read without a script.
	expect(long.filter(({ name }) => !/^[\w-]+\/offers\.html/.test(name))).toEqual([]);
	expect(Math.max(...long.map(({ bytes }) => bytes))).toBeLessThan(16_000);
});

test('every large script asks to be compiled while it arrives, before anything else it says', async () => {
	const names = (await readdir('build/_app/immutable', { recursive: true })).filter((name) =>
		/\.js$/.test(name)
	);
	const scripts = await Promise.all(
		names.map((name) => readFile(join('build/_app/immutable', name), 'utf8'))
	);
	const large = names.filter(
		(name, index) => !name.startsWith('workers') && (scripts[index]?.length ?? 0) > 6000
	);
	const late = large.filter(
		(name) => !scripts[names.indexOf(name)]?.startsWith('//# allFunctionsCalledOnLoad\n')
	);
	expect(large.length).toBeGreaterThan(20);
	expect(late).toEqual([]);
});

test('the page of the map comes alive without what draws it, and without the card of a pin', async () => {
	const page = await readFile('build/de/map.html', 'utf8');
	const preloads = [...page.matchAll(/<link [^>]*modulepreload[^>]*>/g)].map(
		([link]) => /href="([^"]+)"/.exec(link)?.[1] ?? ''
	);
	const ofMap = async (files: string[]) => {
		const texts = await Promise.all(files.map((file) => readFile(join('build', file), 'utf8')));
		return files.filter((_, index) => texts[index]?.includes('leaflet-container'));
	};
	const chunks = (await readdir('build/_app/immutable/chunks')).filter((name) => name.endsWith('.js'));
	expect(preloads.length).toBeGreaterThan(3);
	expect(await ofMap(chunks.map((name) => `_app/immutable/chunks/${name}`))).toHaveLength(1);
	expect(await ofMap(preloads)).toEqual([]);
	expect(page).not.toContain('.sheet.');
});

async function codeOfMap(): Promise<MapCode> {
	const browser = await chromium.launch(chromiumLaunch());
	try {
		return await measureMapCode(browser, 'build');
	} finally {
		await browser.close();
	}
}
