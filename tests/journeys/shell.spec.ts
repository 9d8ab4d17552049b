import { publishShell } from './publish';
import { expect, recordPages, test, untilReady } from './site';

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
