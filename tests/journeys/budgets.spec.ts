import budgets from '../budgets.json' with { type: 'json' };
import { measureBytes } from '../../bench/bytes';
import { measureMapCode, type MapCode } from '../../bench/map/code';
import { chromium, expect, test } from '@playwright/test';
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

async function codeOfMap(): Promise<MapCode> {
	const browser = await chromium.launch(chromiumLaunch());
	try {
		return await measureMapCode(browser, 'build');
	} finally {
		await browser.close();
	}
}
