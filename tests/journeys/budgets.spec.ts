import budgets from '../budgets.json' with { type: 'json' };
import { measureBytes } from '../../bench/bytes';
import { measureMapCode, type MapCode } from '../../bench/map/code';
import { chromium, expect, test } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
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

async function codeOfMap(): Promise<MapCode> {
	const browser = await chromium.launch(chromiumLaunch());
	try {
		return await measureMapCode(browser, 'build');
	} finally {
		await browser.close();
	}
}
