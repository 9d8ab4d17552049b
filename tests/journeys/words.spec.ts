import type { Page } from '@playwright/test';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishShell } from './publish';
import { expect, test, untilReady, type Site } from './site';

/** Gives the words of every language another address, as changed words get. */
async function renameWords(site: Site): Promise<void> {
	const folder = join(site.dir, '_app/immutable/chunks');
	const worker = join(site.dir, 'service-worker.js');
	let text = await readFile(worker, 'utf8');
	for (const name of (await readdir(folder)).filter((file) => /^words\..*\.js$/.test(file))) {
		const renamed = name.replace(/\.([^.]+)\.js$/, '.newer-$1.js');
		await copyFile(join(folder, name), join(folder, renamed));
		text = text.replaceAll(name, renamed);
	}
	await writeFile(worker, text);
}

/** Languages whose interface words are on the phone. */
function keptWords(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const cache = await caches.open('lotse-words');
		const languages = (await cache.keys()).map(({ url }) => /words\.([a-z-]+)\./.exec(url)?.[1] ?? url);
		return [...new Set(languages)].sort();
	});
}

test('a phone holds the words of its own language and of no other', async ({ page, site }) => {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	expect(await keptWords(page)).toEqual(['de']);
	expect(site.requests.filter(({ url }) => /words\.en\./.test(url))).toEqual([]);
});

test('a language comes with its words and goes with them', async ({ page, site }) => {
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	await page.getByRole('button', { name: 'Englisch laden' }).click();
	await expect(page.getByRole('button', { name: 'Englisch löschen' })).toBeVisible();
	expect(await keptWords(page)).toEqual(['de', 'en']);
	await page.getByRole('button', { name: 'Englisch löschen' }).click();
	await expect.poll(() => keptWords(page)).toEqual(['de']);
});

test('a new shell is installed together with the words of every language kept', async ({ page, site }) => {
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	await page.getByRole('button', { name: 'Englisch laden' }).click();
	await expect(page.getByRole('button', { name: 'Englisch löschen' })).toBeVisible();
	await renameWords(site);
	await publishShell(site);
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	await expect(page.getByText('Eine neue Fassung der App ist da.')).toBeVisible();
	const kept = await page.evaluate(async () => {
		const cache = await caches.open('lotse-words');
		return (await cache.keys()).map(({ url }) => url).filter((url) => url.includes('.newer-'));
	});
	expect(kept.filter((url) => url.includes('words.de.'))).toHaveLength(2);
	expect(kept.filter((url) => url.includes('words.en.'))).toHaveLength(2);
});

test.describe('offline', () => {
	// What the browser itself says of a request that the worker could not answer.
	test.use({ expectedErrors: [/net::ERR_FAILED/] });

	test('without a network a language that is not here says so in itself, and the way back works', async ({
		page,
		site
	}) => {
		await page.goto(`${site.url}/de/offers`);
		await untilReady(page);
		await site.stop();
		await page.locator('header summary').click();
		await page.getByRole('link', { name: 'English' }).click();
		await expect(page.getByRole('alert')).toHaveText(/^This language is not on your phone yet/);
		await page.getByRole('link', { name: /^Deutsch/ }).click();
		await expect(page.locator('h1')).toHaveText('Angebote');
	});
});
