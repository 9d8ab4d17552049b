import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, untilReady } from './site';

/** What a browser does that would install the app, until the app has heard it; `window.asked` counts how often it was let ask. */
async function offerInstall(page: Page): Promise<void> {
	await page.waitForFunction(() => {
		const counted = window as { asked?: number };
		const event = new Event('beforeinstallprompt', { cancelable: true });
		const prompt = () => Promise.resolve(void (counted.asked = (counted.asked ?? 0) + 1));
		return !dispatchEvent(Object.assign(event, { prompt }));
	});
}

test('installing is offered on the second visit and not on arrival, and never again after a no', async ({
	page,
	site
}) => {
	const card = page.getByRole('region', { name: 'Auf den Startbildschirm?' });
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await offerInstall(page);
	await expect(page.getByRole('heading', { name: 'Die ersten Schritte' })).toBeVisible();
	await expect(card).toHaveCount(0);

	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await expect(card, 'nothing before the browser says that it can').toHaveCount(0);
	await offerInstall(page);
	await expect(card).toBeVisible();
	await card.getByRole('button', { name: 'Nein danke' }).click();
	await expect(card).toHaveCount(0);

	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await offerInstall(page);
	await page.getByRole('link', { name: 'Angebote', exact: true }).click();
	await page.getByRole('link', { name: 'Start', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Die ersten Schritte' })).toBeVisible();
	await expect(card).toHaveCount(0);
});

test('installing is offered after the first thing saved, and a yes has the browser ask once', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/de/offers/griffbereit`);
	await untilReady(page);
	await offerInstall(page);
	await page.getByRole('button', { name: 'Merken' }).click();
	await expect(page.getByRole('button', { name: 'Gemerkt' })).toBeVisible();
	await page.getByRole('link', { name: 'Start', exact: true }).click();
	await page.getByRole('button', { name: 'Installieren' }).click();
	await expect(page.getByRole('button', { name: 'Installieren' })).toHaveCount(0);
	expect(await page.evaluate(() => (window as { asked?: number }).asked)).toBe(1);
});

test.describe('Safari on iOS', () => {
	test('is shown the two taps and told of the second copy', async ({ page, site }) => {
		await page.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: false }));
		await page.goto(`${site.url}/de`);
		await untilReady(page);
		await page.goto(`${site.url}/de`);
		await expect(page.getByText('Zum Home-Bildschirm')).toBeVisible();
		await expect(page.getByText('eigene Kopie')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Installieren' })).toHaveCount(0);
	});

	test('opened from the home screen for the first time says why it loads anew', async ({ page, site }) => {
		await page.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: true }));
		await page.goto(`${site.url}/de`);
		await expect(page.getByText('eigene Kopie')).toBeVisible();
		await untilReady(page);
		await page.goto(`${site.url}/de`);
		await expect(page.getByRole('heading', { name: 'Die ersten Schritte' })).toBeVisible();
		await expect(page.getByText('eigene Kopie')).toHaveCount(0);
	});
});

test('the installed app has ways straight to the offers, the map and the emergency numbers', async ({
	page,
	site
}) => {
	const { shortcuts } = JSON.parse(await readFile(join(site.dir, 'app.webmanifest'), 'utf8')) as {
		shortcuts: { url: string }[];
	};
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	const arrived: string[] = [];
	for (const { url } of shortcuts) {
		await page.goto(site.url + url);
		await page.waitForURL(/\/de\/\w+$/);
		arrived.push(new URL(page.url()).pathname);
	}
	expect(arrived).toEqual(['/de/offers', '/de/map', '/de/emergency']);
});
