import type { Page } from '@playwright/test';
import { findings, overflow } from './axe';
import { expect, test, untilReady, type Site } from './site';
import { addStreets, pack, parts } from './street-site';

/** Lets one more part through and holds back the next; `second` is when that one has been asked for. */
function holding(site: Site): { second: () => Promise<void>; letGo: () => void } {
	const before = parts(site).length;
	let letGo: () => void = () => undefined;
	const held = new Promise<void>((done) => (letGo = done));
	site.rig = async (req) => {
		if (req.url?.endsWith('.bin') && parts(site).length > before + 1) await held;
		return false;
	};
	return {
		second: () => expect.poll(() => parts(site).length).toBeGreaterThan(before + 1),
		letGo
	};
}

async function look(page: Page, what: string): Promise<void> {
	expect(await findings(page), what).toEqual([]);
	expect(await overflow(page), what).toBeLessThanOrEqual(0);
}

// On a page as long as it is, nothing lies half under the bar, where axe would call it too small.
for (const [where, height] of [
	['settings', 2600],
	['map', 740]
] as const) {
	test.describe(`on the page ${where}`, () => {
		test.use({ reducedMotion: 'reduce', viewport: { width: 360, height } });
		test('everybody can get streets, pause, go on, drop a download and delete', async ({ page, site }) => {
			await addStreets(site);
			await page.goto(`${site.url}/de/${where}`);
			await untilReady(page);
			if (where === 'map') {
				await expect(page.locator('[data-map="ready"]')).toBeVisible();
				await page.getByText('Genaue Straßenkarte, ab').click();
			}
			const [main, all] = [pack(page, 'wichtige Straßen'), pack(page, 'Alle Straßen und Wege')];
			await expect(main).toHaveAttribute('data-streets', 'offered');
			await look(page, 'offered');

			await main.getByRole('button').click();
			await expect(main).toHaveAttribute('data-streets', 'kept');
			const { second, letGo } = holding(site);
			await all.getByRole('button').click();
			await expect(all.getByRole('progressbar')).toBeVisible();
			await second();
			await look(page, 'being downloaded');

			await all.getByRole('button', { name: 'Anhalten' }).click();
			await expect(all).toHaveAttribute('data-streets', 'partly');
			letGo();
			await look(page, 'paused');

			await page.getByRole('button', { name: 'Angefangenes löschen' }).click();
			await expect(all).toHaveAttribute('data-streets', 'offered');
			await expect(main, 'what is whole stays').toHaveAttribute('data-streets', 'kept');
			await all.getByRole('button').click();
			await expect(all).toHaveAttribute('data-streets', 'kept');
			await look(page, 'held');

			await page.getByRole('button', { name: 'Straßenkarte löschen' }).click();
			await expect(main).toHaveAttribute('data-streets', 'offered');
			await expect(page.getByRole('button', { name: 'Straßenkarte löschen' })).toHaveCount(0);
		});
	});
}
