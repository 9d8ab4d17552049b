import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, filesUnder, recordPages, test, untilReady, type Site } from './site';

/** Gives the site a newer shell: another version, and a mark on its page by which it is told apart. */
async function publishShell(site: Site): Promise<void> {
	const { version } = JSON.parse(await readFile(join(site.dir, '_app/version.json'), 'utf8')) as {
		version: string;
	};
	const newer = version.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
	for (const file of await filesUnder(site.dir)) {
		if (/\.(?:br|gz)$/.test(file) && /shell\.html|service-worker|_app/.test(file)) {
			// The server trusts a compressed copy; this one would be the old one.
			await rm(join(site.dir, file));
		}
	}
	for (const file of ['service-worker.js', 'shell.html', '_app/version.json']) {
		const path = join(site.dir, file);
		const text = await readFile(path, 'utf8');
		await writeFile(path, text.replaceAll(version, newer).replace('<html ', '<html data-shell="newer" '));
	}
}

test('a new shell is offered, not forced; yes reloads once and loses nothing', async ({ page, site }) => {
	const [offer] = (await recordPages(site.dir, 'de')).filter(({ path }) => path.startsWith('/de/offers/'));
	if (!offer) throw new Error('the release has no offer');
	await page.goto(site.url + offer.path);
	await untilReady(page);
	await page.getByRole('button', { name: 'Merken' }).click();
	await expect(page.getByRole('button', { name: 'Gemerkt' })).toHaveAttribute('aria-pressed', 'true');
	await page.reload();
	await untilReady(page);

	await publishShell(site);
	let loads = 0;
	page.on('load', () => (loads += 1));
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	await expect(page.getByText('Eine neue Fassung der App ist da.')).toBeVisible();
	expect(loads, 'nobody was asked yet').toBe(0);
	await expect(page.locator('html')).not.toHaveAttribute('data-shell', 'newer');

	await page.getByRole('button', { name: 'Neu laden' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-shell', 'newer');
	await untilReady(page);
	expect(loads).toBe(1);
	await expect(page.getByText('Eine neue Fassung der App ist da.')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Gemerkt' })).toHaveAttribute('aria-pressed', 'true');
});

test('later means later: the old shell stays until the next visit', async ({ page, site }) => {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await publishShell(site);
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	await page.getByRole('button', { name: 'Später' }).click();
	await expect(page.getByText('Eine neue Fassung der App ist da.')).toHaveCount(0);
	await page.reload();
	await expect(page.locator('html')).not.toHaveAttribute('data-shell', 'newer');
	await expect(page.getByText('Eine neue Fassung der App ist da.')).toBeVisible();
});
