import type { Page } from '@playwright/test';
import { follow } from './axe';
import { expect, recordPages, test, untilReady, type Site } from './site';

test('after one visit every page opens with the server stopped, and nobody asks for it', async ({
	page,
	site
}) => {
	test.setTimeout(180_000);
	const pages = await recordPages(site.dir, 'de');
	const visited = pages.find(({ path }) => path.startsWith('/de/offers/'));
	if (!visited) throw new Error('the release has no offer');

	await page.goto(site.url + visited.path);
	await untilReady(page);
	await site.stop();
	const seen = site.requests.length;

	// Each kind opened by its address, as a bookmark does, the rest as taps do: the shell page is one for all addresses.
	const opened = new Set<string>();
	for (const { path, title } of pages) {
		const [, , kind = ''] = path.split('/');
		if (opened.has(kind)) await follow(page, path);
		else expect((await page.goto(site.url + path))?.fromServiceWorker(), path).toBe(true);
		opened.add(kind);
		await expect(page.locator('h1'), path).toHaveText(title);
	}
	expect([...opened].sort()).toEqual(['guides', 'offers', 'places']);

	await page.goto(site.url + visited.path);
	await page.reload();
	await expect(page.locator('h1')).toHaveText(visited.title);
	await expect(page.locator('html')).toHaveAttribute('lang', 'de');

	expect(site.requests.length).toBe(seen);
});

test('filters work with no network and live in the address', async ({ page, site }) => {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await site.stop();
	const seen = site.requests.length;

	await page.getByRole('navigation').getByRole('link', { name: 'Angebote' }).click();
	await expect(page.locator('h1')).toHaveText('Angebote');
	const count = page.getByRole('status').filter({ hasText: /Angebote?$/ });
	const cards = page.locator('main a.card');
	// A long list comes in slices: it is all here when there are as many cards as it says.
	await expect(count).toHaveText(/^\d+ Angebote$/);
	const all = parseInt((await count.textContent()) ?? '', 10);
	await expect(cards).toHaveCount(all);
	await page.getByText('Filter', { exact: true }).click();
	await page.getByLabel('Thema').selectOption('german');
	await expect(page).toHaveURL(/\?topic=german$/);
	await expect.poll(() => cards.count()).toBeLessThan(all);
	const german = await cards.count();
	expect(german).toBeGreaterThan(0);
	await expect(count).toContainText(String(german));

	await page.getByLabel('Stadt oder Gemeinde').selectOption('kalletal');
	await expect(page).toHaveURL(/\?topic=german&town=kalletal$/);
	await page.reload();
	await expect(page).toHaveURL(/\?topic=german&town=kalletal$/);
	await expect.poll(() => cards.count()).toBeLessThanOrEqual(german);
	await page.getByText('Filter', { exact: true }).click();
	await expect(page.getByLabel('Stadt oder Gemeinde')).toHaveValue('kalletal');
	await expect(page.getByLabel('Thema')).toHaveValue('german');
	await page.getByRole('button', { name: /Kalletal/ }).click();
	await expect(page.getByLabel('Stadt oder Gemeinde')).toHaveValue('');

	await page.goto(`${site.url}/de/offers?topic=emergency&audience=volunteers&town=lemgo&language=kmr&open=1`);
	await expect(page.getByRole('heading', { name: 'Dazu haben wir nichts gefunden.' })).toBeVisible();
	await page.getByRole('button', { name: 'Alle Filter entfernen' }).click();
	await expect(page).toHaveURL(/\/de\/offers$/);
	await expect.poll(() => cards.count()).toBe(all);
	expect(site.requests.length).toBe(seen);
});

test.describe('an evicted database', () => {
	// The browser itself says that it closes a database under the page.
	test.use({ expectedErrors: [/net::ERR_|Force close delete origin/] });

	/** Opens the app, lets the browser drop its copy, and opens it again with no network. */
	async function evict(page: Page, site: Site, cutOff: () => Promise<unknown>) {
		await page.goto(`${site.url}/de`);
		await untilReady(page);
		const origin = new URL(site.url).origin;
		const session = await page.context().newCDPSession(page);
		await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
		// A second session left open would make the page believe that it is online.
		await session.detach();
		await cutOff();
		await page.reload();
		await expect(
			page.getByRole('heading', { name: 'Diese Seite ist noch nicht auf Ihrem Telefon.' })
		).toBeVisible();
		await expect(page.locator('[data-status="fault"]')).toBeVisible();
	}

	test('is said in words, and refilled on a tap', async ({ page, site }) => {
		await page.addInitScript(noteWrites);
		await evict(page, site, async () => {
			site.rig = (_req, res) => Boolean(res.destroy());
		});
		site.rig = undefined;
		await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Willkommen in Kreis Lippe');
		await untilReady(page);
		const written = await page.evaluate(() => window.written.filter((name) => name === 'settings'));
		expect(written.length, 'the language is noted when it is chosen, not whenever a page is drawn').toBe(1);
	});

	test('is refilled without a tap once there is a network', async ({ page, site }) => {
		await evict(page, site, () => page.context().setOffline(true));
		expect(await page.evaluate(() => navigator.onLine)).toBe(false);
		await page.context().setOffline(false);
		await untilReady(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Willkommen in Kreis Lippe');
	});
});

declare global {
	interface Window {
		/** Names of the stores that this page wrote into. */
		written: string[];
	}
}

function noteWrites() {
	window.written = [];
	const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as (
		...values: unknown[]
	) => IDBRequest<IDBValidKey>;
	IDBObjectStore.prototype.put = function (...values: unknown[]) {
		window.written.push(this.name);
		return put.apply(this, values);
	};
}
