import type { Page } from '@playwright/test';
import { firstOffer, NEW_TITLE, publishChange } from './publish';
import { expect, test, untilReady, type Site } from './site';
import { hoursPass, receivedBytes } from './stored';
import { controlWorker } from './worker';

/** What the server was asked for under /content/ since then. */
const contentSince = (site: Site, seen: number) =>
	site.requests.slice(seen).filter(({ url }) => url.startsWith('/content/'));

/** Opens the offer that changes, and notes what this very page asks for under /content/ from then on. */
async function readOffer(page: Page, site: Site): Promise<string[]> {
	await page.goto(site.url + (await firstOffer(site)).path);
	await untilReady(page);
	await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
	const asked: string[] = [];
	page.on('request', (request) => {
		if (request.url().includes('/content/')) asked.push(request.url());
	});
	return asked;
}

for (const occasion of ['retry', 'periodic'] as const) {
	test(`woken (${occasion}), the worker fetches the new release and an open page shows it`, async ({
		page,
		site
	}) => {
		const askedByPage = await readOffer(page, site);
		const worker = await controlWorker(page, site);
		const { before } = await publishChange(site);
		await expect(page.locator('h1')).toHaveText(before);
		if (occasion === 'periodic') await hoursPass(page, 13);
		const [seen, received] = [site.requests.length, await receivedBytes(page)];

		expect(await worker.wake(occasion)).toBe('done');

		await expect(page.locator('h1')).toHaveText(NEW_TITLE);
		expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true);
		expect(askedByPage).toEqual([]);
		const asked = contentSince(site, seen);
		expect(asked[0]?.url).toBe('/content/manifest.json');
		expect(asked.length).toBeGreaterThan(1);
		const sent = asked.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
		// Browsers round what headers weigh; bodies are exact.
		const counted = (await receivedBytes(page)) - received;
		expect(counted).toBeGreaterThan(sent * 0.6);
		expect(counted).toBeLessThan(sent * 1.4);
	});
}

test('woken within the hour after a check, the worker asks nobody', async ({ page, site }) => {
	await readOffer(page, site);
	const worker = await controlWorker(page, site);
	const seen = site.requests.length;
	expect(await worker.wake('periodic')).toBe('done');
	expect(contentSince(site, seen)).toEqual([]);
});

test('"only when I tap" holds for the worker too: it asks nobody and is not sent again', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	const worker = await controlWorker(page, site);
	await page.getByRole('radio', { name: 'Nur wenn ich tippe' }).check();
	await expect(page.getByRole('radio', { name: 'Nur wenn ich tippe' })).toBeChecked();
	await publishChange(site);
	await hoursPass(page, 13);
	const seen = site.requests.length;
	expect(await worker.wake('retry')).toBe('done');
	expect(await worker.wake('periodic')).toBe('done');
	expect(contentSince(site, seen)).toEqual([]);

	await page.getByRole('radio', { name: 'Immer von selbst' }).check();
	expect(await worker.wake('periodic')).toBe('done');
	expect(contentSince(site, seen).length).toBeGreaterThan(1);
});

test.describe('with a connection that breaks', () => {
	test.use({ expectedErrors: [/net::ERR_|SyncError/] });

	test('the worker leaves the old release whole and asks to be woken again', async ({ page, site }) => {
		await readOffer(page, site);
		const worker = await controlWorker(page, site);
		const { before, path } = await publishChange(site);
		site.rig = (_req, res) => Boolean(res.destroy());
		expect(await worker.wake('retry')).toBe('again');
		await page.goto(site.url + path);
		await expect(page.locator('h1')).toHaveText(before);

		site.rig = undefined;
		expect(await worker.wake('retry')).toBe('done');
		await expect(page.locator('h1')).toHaveText(NEW_TITLE);
	});

	test('a check of the page that broke off is made good by the worker, without a tap', async ({
		page,
		site
	}) => {
		await readOffer(page, site);
		await page.route('**/content/manifest.json', (route) => route.abort('internetdisconnected'));
		await publishChange(site);
		await hoursPass(page, 2);
		const about = await page.context().newPage();
		await about.route('**/content/manifest.json', (route) => route.abort('internetdisconnected'));
		await about.goto(`${site.url}/de/about`);
		await expect(page.locator('h1')).toHaveText(NEW_TITLE);
		await expect(about.locator('[data-status="ready"]')).toBeVisible();
	});
});

test('killed at any file the worker leaves the old release, and the next time fetches the new one', async ({
	page,
	site
}) => {
	test.setTimeout(120_000);
	await readOffer(page, site);
	const { before, path } = await publishChange(site);
	const passed = new Set<string>();
	let reached = (_url: string) => {};
	let release = () => {};
	site.rig = async ({ url = '' }, res) => {
		if (!url.startsWith('/content/') || passed.has(url)) return false;
		passed.add(url);
		const held = new Promise<void>((resolve) => (release = resolve));
		reached(url);
		await held;
		return Boolean(res.destroy());
	};
	for (;;) {
		const worker = await controlWorker(page, site);
		const stopped = new Promise<'stopped'>((resolve) => (reached = () => resolve('stopped')));
		await worker.begin('retry');
		const outcome = await Promise.race([stopped, arrived(page)]);
		if (outcome === 'arrived') break;
		await worker.kill();
		release();
		await worker.close();
		await page.goto(site.url + path);
		await expect(page.locator('h1')).toHaveText(before);
		expect(passed.size).toBeLessThan(10);
	}
	expect(passed.size).toBeGreaterThan(1);
});

const arrived = async (page: Page): Promise<'arrived'> => {
	await page.locator('h1', { hasText: NEW_TITLE }).waitFor();
	return 'arrived';
};

test('the browser wakes the worker now and then until the reader wants to tap', async ({ page, site }) => {
	const session = await page.context().newCDPSession(page);
	const { targetInfo } = await session.send('Target.getTargetInfo');
	await session.send('Browser.setPermission', {
		...(targetInfo.browserContextId ? { browserContextId: targetInfo.browserContextId } : {}),
		permission: { name: 'periodic-background-sync' },
		setting: 'granted',
		origin: site.url
	});
	const tags = () =>
		page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			return (
				registration as unknown as { periodicSync: { getTags(): Promise<string[]> } }
			).periodicSync.getTags();
		});
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	await expect.poll(tags).toEqual(['lotse-periodic']);
	await page.getByRole('radio', { name: 'Nur wenn ich tippe' }).check();
	await expect.poll(tags).toEqual([]);
	await page.reload();
	await untilReady(page);
	expect(await tags()).toEqual([]);
	await page.getByRole('radio', { name: 'Immer von selbst' }).check();
	await expect.poll(tags).toEqual(['lotse-periodic']);
});
