import type { Page } from '@playwright/test';
import { expect, recordPages, test, untilReady } from './site';

/** A browser that answers as told, and counts how often it was asked. */
async function askedBrowser(page: Page, answer: boolean): Promise<{ times: number }> {
	const asked = { times: 0 };
	await page.exposeFunction('noteQuestion', () => (asked.times += 1));
	await page.addInitScript((granted) => {
		let persisted = false;
		StorageManager.prototype.persisted = async () => persisted;
		StorageManager.prototype.persist = async () => {
			await (window as unknown as { noteQuestion(): Promise<number> }).noteQuestion();
			return (persisted = granted);
		};
	}, answer);
	return asked;
}

test('the browser is asked to keep everything after the first save, and after a no only on a tap', async ({
	page,
	site
}) => {
	const asked = await askedBrowser(page, false);
	const [first, second] = (await recordPages(site.dir, 'de')).filter(({ path }) => /offers/.test(path));
	const save = page.getByRole('button', { name: 'Merken' });
	await page.goto(site.url + first?.path);
	await untilReady(page);
	expect(asked.times, 'on arrival').toBe(0);
	await save.click();
	await expect.poll(() => asked.times).toBe(1);

	await page.getByRole('button', { name: 'Gemerkt' }).click();
	await save.click();
	await expect(page.getByRole('button', { name: 'Gemerkt' })).toBeVisible();
	await page.goto(site.url + second?.path);
	await save.click();
	await expect(page.getByRole('button', { name: 'Gemerkt' })).toBeVisible();
	await page.evaluate(() => dispatchEvent(new Event('appinstalled')));

	await page.goto(`${site.url}/de/settings`);
	await page.getByRole('button', { name: 'Behalten lassen' }).click();
	await expect.poll(() => asked.times, 'once by itself, once by hand').toBe(2);
	await expect(page.getByText('Der Browser darf die Daten löschen')).toBeVisible();
});

test('installing the app is such a moment, too, and the settings show the answer', async ({ page, site }) => {
	const asked = await askedBrowser(page, true);
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	await expect(page.getByText('Der Browser darf die Daten löschen')).toBeVisible();
	await page.evaluate(() => dispatchEvent(new Event('appinstalled')));
	await expect.poll(() => asked.times).toBe(1);
	await page.getByRole('button', { name: 'Behalten lassen' }).click();
	await expect(page.getByText('Der Browser löscht nichts von selbst.')).toBeVisible();
	expect(asked.times, 'a yes is not asked for twice').toBe(1);
});
