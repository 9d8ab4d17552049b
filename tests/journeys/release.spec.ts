import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { settled } from '../../bench/settled';
import { gate } from './gate';
import { firstOffer, NEW_TITLE, publishChange, updateNow } from './publish';
import { expect, test, untilReady, type Site } from './site';

const CHANGE = /^\/content\/[0-9a-f]{64}\.json$/;

/** Two tabs on release A: one reading the page that B changes, one on "about". */
async function twoTabs(page: Page, site: Site) {
	await page.goto(site.url + (await firstOffer(site)).path);
	await untilReady(page);
	const about = await page.context().newPage();
	await about.goto(`${site.url}/de/about`);
	await expect(about.locator('[data-release]')).toBeVisible();
	const release = await about.locator('[data-release]').getAttribute('data-release');
	await page.evaluate(() => Object.assign(window, { neverReloaded: true }));
	return { about, release };
}

async function sawNoReload(page: Page): Promise<boolean> {
	return page.evaluate(() => 'neverReloaded' in window);
}

test('new content appears in an open page without a reload', async ({ page, site }) => {
	const { about } = await twoTabs(page, site);
	const { before } = await publishChange(site);
	await expect(page.locator('h1')).toHaveText(before);

	await updateNow(about);

	await expect(about.getByText('Neuer Inhalt ist da.')).toBeVisible();
	await expect(page.locator('h1')).toHaveText(NEW_TITLE);
	expect(await sawNoReload(page)).toBe(true);
});

test.describe('without a worker, which would bring the whole shell', () => {
	test.use({ serviceWorkers: 'block' });

	test('a page that the host wrote out of the very release that arrives is not read once more', async ({
		page,
		site
	}) => {
		await page.goto(site.url + (await firstOffer(site)).path);
		await settled(page);
		const asked = site.requests.map(({ url }) => url);
		expect(asked.filter((url) => CHANGE.test(url)).length).toBeGreaterThan(1);
		// The frames of every page, the page itself and the one for its faults, which are loaded to open it.
		expect(asked.filter((url) => /\/nodes\/.*\.js$/.test(url))).toHaveLength(4);
	});
});

test('a page that the host wrote out of an older release than the one that arrives says the newer', async ({
	page,
	site
}) => {
	const { path, before } = await publishChange(site);
	await page.goto(site.url + path);
	await expect(page.locator('h1')).toHaveText(NEW_TITLE);
	expect(await (await page.request.get(site.url + path)).text()).toContain(before);
});

test.describe('whatever file the connection breaks at, the old release stays whole', () => {
	test.use({ expectedErrors: [/net::ERR_/] });
	for (const half of [false, true]) {
		test(
			half ? 'broken off half way through' : 'broken off before the first byte',
			async ({ page, site }) => {
				const { about, release } = await twoTabs(page, site);
				const { before } = await publishChange(site);
				const broken = new Set<string>();
				let breaking: string | undefined;
				site.rig = (req, res) => {
					const url = req.url ?? '';
					if (!url.startsWith('/content/')) return false;
					if (breaking === undefined && !broken.has(url)) broken.add((breaking = url));
					// A browser asks once more by itself; that is broken off too.
					if (url !== breaking) return false;
					if (half) void sendHalf(site.dir, url, res);
					else res.destroy();
					return true;
				};

				// Each attempt gets one file further: manifest, then every part that changed.
				for (let attempt = 1; ; attempt += 1) {
					breaking = undefined;
					await updateNow(about);
					if (breaking === undefined) break;
					expect(attempt).toBeLessThan(10);
					await expect(about.getByText('Keine Verbindung. Was schon da ist')).toBeVisible();
					await expect(about.locator('[data-release]')).toHaveAttribute('data-release', release ?? '');
					await expect(page.locator('h1')).toHaveText(before);
				}
				expect(broken.size).toBeGreaterThan(1);
				await expect(page.locator('h1')).toHaveText(NEW_TITLE);
				expect(await sawNoReload(page)).toBe(true);
			}
		);
	}
});

async function sendHalf(dir: string, url: string, res: ServerResponse): Promise<void> {
	const body = await readFile(join(dir, url));
	res.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
	res.write(body.subarray(0, body.length / 2), () => res.destroy());
}

const LOGIN = '<!doctype html><title>Hotspot</title><form><input name="room"></form>';
const portals: Record<string, { answers: RegExp; redirect?: boolean; words: string }> = {
	'for the manifest': { answers: /^\/content\/manifest\.json/, words: 'Anmeldung eines WLANs' },
	'for a diff or a part': { answers: /^\/content\/(?:diff|[0-9a-f]{64})/, words: 'beschädigt' },
	'for everything': { answers: /^/, words: 'Anmeldung eines WLANs' },
	'by a redirect': { answers: /^\/content\//, redirect: true, words: 'Keine Verbindung' }
};
for (const [name, { answers, redirect, words }] of Object.entries(portals)) {
	test.describe(`a captive portal that answers ${name}`, () => {
		test.use({ expectedErrors: redirect ? [/net::ERR_FAILED/] : [] });
		test('is refused, and the old release stays', async ({ page, site }) => {
			const { about, release } = await twoTabs(page, site);
			const { before } = await publishChange(site);
			site.rig = (req, res) => {
				const url = req.url ?? '';
				if (url.startsWith('/login')) {
					res.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN);
					return true;
				}
				if (!answers.test(url)) return false;
				if (redirect) res.writeHead(302, { location: '/login' }).end();
				else res.writeHead(200, { 'content-type': 'text/html' }).end(LOGIN);
				return true;
			};
			await updateNow(about);
			await expect(about.getByRole('status').filter({ hasText: words }).first()).toBeVisible();
			await expect(about.locator('[data-release]')).toHaveAttribute('data-release', release ?? '');
			await page.reload();
			await expect(page.locator('h1')).toHaveText(before);

			site.rig = undefined;
			await updateNow(about);
			await expect(page.locator('h1')).toHaveText(NEW_TITLE);
		});
	});
}

test('a tap while new content arrives is not lost', async ({ page, site }) => {
	const content = gate();
	const data = gate();
	site.rig = async (req) => {
		if (req.url?.startsWith('/content/')) await content.opened;
		if (req.url?.startsWith('/de/data/offer/')) await data.opened;
		return false;
	};
	await page.goto(`${site.url}/de/offers`);
	await expect(page.locator('[data-status="loading"]')).toBeVisible();
	await page.locator('main a.card').first().click();
	await expect.poll(() => site.requests.some(({ url }) => url.startsWith('/de/data/offer/'))).toBe(true);
	content.open();
	await untilReady(page);
	data.open();
	await expect(page).toHaveURL(/\/de\/offers\/[a-z0-9-]+$/);
	await expect(page.getByRole('button', { name: 'Merken' })).toBeVisible();
});

test.describe('a release issued shortly before midnight in London', () => {
	test.use({ expectedErrors: [/net::ERR_/] });
	test('is dated by the day it was in Lippe', async ({ page, site }) => {
		const issued = new Date();
		issued.setUTCDate(issued.getUTCDate() - 1);
		issued.setUTCHours(23, 30, 0, 0);
		await publishChange(site, issued);
		await page.goto(`${site.url}/de/about`);
		await untilReady(page);
		site.rig = (_req, res) => Boolean(res.destroy());
		await updateNow(page);
		const today = new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'Europe/Berlin' });
		await expect(page.getByText(`Keine Verbindung. Inhalt vom ${today.format(issued)}.`)).toBeVisible();
	});
});
