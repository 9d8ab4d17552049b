import type { Page } from '@playwright/test';
import { publishChange, updateNow } from './publish';
import { expect, test, untilReady } from './site';

/** The first screen that the phone holds of an address, as HTML. */
const held = (page: Page, address: string) =>
	page.evaluate(async (path) => {
		for (const name of await caches.keys()) {
			if (!name.includes('first-screens')) continue;
			const found = await (await caches.open(name)).match(path);
			if (found) return found.text();
		}
		return undefined;
	}, address);

async function visit(page: Page, url: string, path: string): Promise<void> {
	await page.goto(url + path);
	await untilReady(page);
	await expect.poll(() => held(page, path)).toBeDefined();
}

test('before any script has run there is the list of the last visit, without what was so then only', async ({
	page,
	site,
	context
}) => {
	await visit(page, site.url, '/ar/offers');
	await expect(page.locator('.badge').first(), 'a door is open or shut').toBeVisible();
	await site.stop();
	const asked = site.requests.length;

	const early = await context.newPage();
	const devtools = await context.newCDPSession(early);
	await devtools.send('Emulation.setScriptExecutionDisabled', { value: true });
	await early.goto(`${site.url}/ar/offers`);
	await expect(early.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(early.locator('html')).toHaveAttribute('lang', 'ar');
	await expect(early.locator('h1')).toBeVisible();
	await expect(early.getByRole('banner')).toBeVisible();
	await expect(early.locator('main a.card').first()).toBeInViewport();
	expect(await early.locator('main a.card').count(), 'a screen of them').toBeLessThan(10);
	await expect(early.locator('.badge:visible'), 'who is open was worked out at another time').toHaveCount(0);
	await expect(early.locator('[data-status]'), 'nor when it was last compared').toHaveCount(0);
	await expect(early.locator('button:enabled'), 'nothing to press that would not answer').toHaveCount(0);
	const [its, live] = await Promise.all(
		[early, page].map((open) => open.locator('main a.card').first().boundingBox())
	);
	expect(its, 'nothing moves when the app takes over').toEqual(live);
	expect(site.requests.length).toBe(asked);
});

test('the app takes its place between two frames, and only then does it speak of now', async ({
	page,
	site
}) => {
	await visit(page, site.url, '/de/offers');
	await site.stop();
	await page.addInitScript(() => {
		const seen: string[] = [];
		Object.assign(window, { seen });
		const look = () => {
			const mains = [...document.querySelectorAll('main')].map((main) =>
				main.closest('#first-screen') ? 'kept' : 'app'
			);
			if (mains.length && seen.at(-1) !== mains.join()) seen.push(mains.join());
			requestAnimationFrame(look);
		};
		look();
	});
	await page.goto(`${site.url}/de/offers`);
	await untilReady(page);
	expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(['kept', 'app']);
	await expect(page.locator('h1')).toHaveCount(1);
	await expect(page.locator('.badge').first()).toBeVisible();
});

test('the installed app starts with it, too, in the language that was read last', async ({ page, site }) => {
	await visit(page, site.url, '/de');
	await visit(page, site.url, '/uk');
	await expect.poll(() => held(page, '/')).toContain('lang="uk"');
	await site.stop();
	await page.goto(site.url);
	await expect(page).toHaveURL(`${site.url}/uk`);
	await expect(page.locator('h1')).toHaveCount(1);
});

test('what another release said is not shown again', async ({ page, site }) => {
	await visit(page, site.url, '/de/guides');
	await visit(page, site.url, '/de/offers');
	await publishChange(site);
	await page.goto(`${site.url}/de/about`);
	await updateNow(page);
	await expect(page.getByText('Neuer Inhalt ist da.')).toBeVisible();
	await expect.poll(() => held(page, '/de/offers')).toBeUndefined();
	await visit(page, site.url, '/de/offers');
	expect(await held(page, '/de/guides'), 'only what was seen since').toBeUndefined();
});

test('where the reader is stands in none of them', async ({ page, site }) => {
	await page.clock.install();
	await page.goto(`${site.url}/de/offers`);
	await untilReady(page);
	await page.getByRole('button', { name: 'In meiner Nähe' }).click();
	await page.getByRole('combobox', { name: 'Stadt oder Gemeinde' }).last().selectOption('lemgo');
	await expect(page.locator('.near').first()).toBeVisible();
	await page.getByRole('navigation').getByRole('link', { name: 'Karte' }).click();
	await page.getByRole('link', { name: 'Liste', exact: true }).click();
	await expect(page).toHaveURL(/\/de\/places$/);
	await expect(page.locator('.near').first()).toBeVisible();
	await page.clock.runFor(10_000);
	await page.getByRole('navigation').getByRole('link', { name: 'Ratgeber' }).click();
	await expect(page).toHaveURL(/\/de\/guides$/);
	await page.clock.runFor(10_000);
	await expect.poll(() => held(page, '/de/guides')).toBeDefined();
	expect(await held(page, '/de/places')).toBeUndefined();
});

test('what somebody has opened to choose from is not how the page begins', async ({ page, site }) => {
	await page.clock.install();
	await visit(page, site.url, '/de/offers');
	await page.getByRole('navigation').getByRole('link', { name: 'Ratgeber' }).click();
	await expect(page).toHaveURL(/\/de\/guides$/);
	await page.getByRole('navigation').getByRole('link', { name: 'Angebote' }).click();
	await page.getByRole('button', { name: 'Filter' }).click();
	await expect(page.getByLabel('Thema')).toBeVisible();
	await page.clock.runFor(10_000);
	await page.getByRole('navigation').getByRole('link', { name: 'Ratgeber' }).click();
	await expect(page).toHaveURL(/\/de\/guides$/);
	await page.clock.runFor(10_000);
	await expect.poll(() => held(page, '/de/guides')).toBeDefined();
	expect(await held(page, '/de/offers')).not.toContain('<select');
});
