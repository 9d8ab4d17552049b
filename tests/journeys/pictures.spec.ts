import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { PICTURES_CACHE } from '../../src/lib/sync/pictures';
import { spots } from '../../src/publish/pictures/pictures.spec-support';
import { findings } from './axe';
import { updateNow } from './publish';
import { publishOver } from './releases';
import { expect, test, untilReady, type Site } from './site';

// Without a network, and for what is no picture, the browser says so itself.
test.use({ expectedErrors: [/net::ERR_FAILED/], reducedMotion: 'reduce' });

const GUIDE = '/de/guides/wohnsitz-anmelden';
const ALT = 'Der Weg vom Eingang zum Schalter';
const PICTURE = /^\/content\/[0-9a-f]{64}\.webp$/;

/** Publishes a guide with a picture over the site's release. */
async function publishPicture(site: Site): Promise<void> {
	await publishOver(site, {
		'images/weg.webp': await spots(1, 720, 480).webp().toBuffer(),
		'guides/10-wohnsitz-anmelden/de.md': (text) =>
			text.replace(/\n---\n/, `\n---\n\n![${ALT}](images/weg.webp)\n\n`)
	});
}

/** Brings the guide with its picture onto the phone, and opens it. */
async function openGuide(page: Page, site: Site): Promise<void> {
	await publishPicture(site);
	await page.goto(`${site.url}/de/about`);
	await untilReady(page);
	await updateNow(page);
	await page.goto(site.url + GUIDE);
	await expect(show(page)).toBeVisible();
}

const show = (page: Page) => page.getByRole('button', { name: /^Bild zeigen \(\d+\skB\)$/ });
const picture = (page: Page) => page.getByRole('img', { name: ALT });
const fetched = (site: Site) => site.requests.filter(({ url }) => PICTURE.test(url));
const isDrawn = (page: Page) =>
	expect.poll(() => picture(page).evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(720);

test('a picture costs nothing until it is asked for, and then stays, also with no network', async ({
	page,
	site
}) => {
	await openGuide(page, site);
	await expect(page.getByText(ALT)).toBeVisible();
	expect(fetched(site), 'unasked').toEqual([]);
	expect(await findings(page)).toEqual([]);

	await show(page).focus();
	await page.keyboard.press('Enter');
	await isDrawn(page);
	await expect(picture(page), 'nobody loses their place').toBeFocused();
	expect(fetched(site)).toHaveLength(1);

	await page.reload();
	await isDrawn(page);
	expect(fetched(site), 'never paid twice').toHaveLength(1);
	await site.stop();
	await page.reload();
	await isDrawn(page);
});

test('with no network, one that was never asked for says so and can be had later', async ({
	page,
	site,
	context
}) => {
	await openGuide(page, site);
	await context.setOffline(true);
	await expect(page.getByText('Zum Laden brauchen Sie Internet.')).toBeVisible();
	await show(page).click();
	await expect(show(page)).toBeVisible();
	await context.setOffline(false);
	await show(page).click();
	await isDrawn(page);
});

test('what a hotspot sends in its place is not taken for the picture', async ({ page, site }) => {
	await openGuide(page, site);
	site.rig = (req, res) => {
		if (!PICTURE.test(req.url ?? '')) return false;
		res.writeHead(200, { 'content-type': 'image/webp' }).end('<html>Anmelden</html>');
		return true;
	};
	await show(page).click();
	await expect(page.getByText('Zum Laden brauchen Sie Internet.')).toBeVisible();
	site.rig = undefined;
	await show(page).click();
	await isDrawn(page);
});

test('deleting everything deletes the pictures', async ({ page, site }) => {
	await openGuide(page, site);
	await show(page).click();
	await isDrawn(page);
	await page.goto(`${site.url}/de/settings`);
	await page.getByRole('button', { name: 'Alles löschen' }).click();
	await page.getByRole('button', { name: /^Ja/ }).click();
	await page.waitForURL((url) => !url.pathname.includes('settings'));
	expect(await page.evaluate(() => caches.has('lotse-pictures'))).toBe(false);
});

test('beyond ten megabytes the oldest make room for the new', async ({ page, site }) => {
	const paths = await Promise.all(
		[1, 2, 3, 4].map((filling) => putPicture(site, Buffer.alloc(3_000_000, filling)))
	);
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	const look = (path = '') =>
		page.evaluate(async (url) => (await (await fetch(url)).arrayBuffer()).byteLength, path);
	for (const path of paths) expect(await look(path)).toBe(3_000_000);
	const kept = await page.evaluate(async (name) => {
		const requests = await (await caches.open(name)).keys();
		return requests.map(({ url }) => new URL(url).pathname);
	}, PICTURES_CACHE);
	expect(kept).toEqual(paths.slice(1));
});

/** Lays a picture among the release's files; answers its address. */
async function putPicture(site: Site, data: Buffer): Promise<string> {
	const path = `/content/${createHash('sha256').update(data).digest('hex')}.webp`;
	await writeFile(site.dir + path, data);
	return path;
}
