import type { Page } from '@playwright/test';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, untilReady, type Site } from './site';
import { addStreets, pack, parts } from './street-site';

const CODE = /\/streets\.[\w-]+\.js$/;
const codeOf = async (site: Site) => {
	const folder = join(site.dir, '_app/immutable/chunks');
	const name = (await readdir(folder)).find((file) => CODE.test(`/${file}`));
	return { folder, name: name ?? '', url: `/_app/immutable/chunks/${name}` };
};
const loads = (page: Page, url: string) =>
	page.evaluate(
		(path) =>
			import(/* @vite-ignore */ path).then(
				() => true,
				() => false
			),
		url
	);
test.describe('over a connection that breaks', () => {
	test.use({ expectedErrors: [/ERR_EMPTY_RESPONSE/] });
	test('a tap that names its size brings the streets, cut off and resumed with no part sent twice', async ({
		page,
		site
	}) => {
		await addStreets(site);
		await page.goto(`${site.url}/de/settings`);
		await untilReady(page);
		const all = pack(page, 'Alle Straßen und Wege');
		await expect(all.getByRole('button')).toHaveText(/1,\d MB laden/);
		expect(parts(site)).toEqual([]);

		site.rig = (req, res) => {
			if (!req.url?.endsWith('.bin') || parts(site).length < 3) return false;
			res.destroy();
			return true;
		};
		await all.getByRole('button').click();
		await expect(all).toHaveAttribute('data-streets', 'partly');
		await expect(page.getByText('Keine Verbindung').first()).toBeVisible();
		const arrived = site.requests
			.filter(({ url, bytes }) => url.endsWith('.bin') && (bytes ?? 0) > 1_000)
			.map(({ url }) => url);
		expect(arrived.length).toBeGreaterThan(0);

		site.rig = undefined;
		const before = parts(site).length;
		await page.reload();
		await all.getByRole('button', { name: 'Weiter laden' }).click();
		await expect(all).toHaveAttribute('data-streets', 'kept');
		for (const url of parts(site).slice(before)) expect(arrived).not.toContain(url);
		// The smaller one is offered still; nobody has to take both.
		await expect(pack(page, 'wichtige Straßen')).toHaveAttribute('data-streets', 'offered');
	});
});

test('with the streets comes the code that draws them: offline, over a new shell, and gone with them', async ({
	page,
	site
}) => {
	await addStreets(site);
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	const code = await codeOf(site);
	const asked = () => site.requests.filter(({ url }) => CODE.test(url)).length;
	expect(asked(), 'nobody pays for it before').toBe(0);
	await pack(page, 'wichtige Straßen').getByRole('button').click();
	await expect(pack(page, 'wichtige Straßen')).toHaveAttribute('data-streets', 'kept');
	expect(asked()).toBe(1);

	// Another shell: the worker and the code have other names for it.
	const newer = code.name.replace('streets.', 'streets.newer');
	const worker = join(site.dir, 'service-worker.js');
	await writeFile(worker, (await readFile(worker, 'utf8')).replaceAll(code.name, newer));
	await rename(join(code.folder, code.name), join(code.folder, newer));
	for (const file of [worker, join(code.folder, code.name)]) {
		for (const copy of ['.br', '.gz']) await rm(file + copy, { force: true });
	}
	await page.reload();
	await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Neu laden' }).click()]);
	await expect
		.poll(() =>
			page.evaluate(() =>
				caches
					.open('lotse-street-code')
					.then((cache) => cache.keys())
					.then((keys) => keys.map(({ url }) => url.split('/').pop()))
			)
		)
		.toEqual([newer]);

	await untilReady(page);
	await site.stop();
	// The browser's own cache would answer as well, as long as it likes.
	await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
	await page.goto(`${site.url}/de/settings`);
	expect(await loads(page, `/_app/immutable/chunks/${newer}`)).toBe(true);
	await expect(pack(page, 'wichtige Straßen')).toHaveAttribute('data-streets', 'kept');

	await page.getByRole('button', { name: 'Straßenkarte löschen' }).click();
	await expect(pack(page, 'wichtige Straßen')).toHaveAttribute('data-streets', 'offered');
	expect(await page.evaluate(() => caches.has('lotse-street-code'))).toBe(false);
});

test.describe('a host that has the code not yet, in the middle of a release', () => {
	test.use({ expectedErrors: [/status of 404/] });
	test('is asked again: its “not found” is not kept for ever', async ({ page, site }) => {
		await addStreets(site);
		await page.goto(`${site.url}/de/settings`);
		await untilReady(page);
		let refused = 0;
		site.rig = ({ url = '' }, res) => {
			if (!CODE.test(url)) return false;
			refused += 1;
			return Boolean(res.writeHead(404).end());
		};
		const main = pack(page, 'wichtige Straßen');
		await main.getByRole('button').click();
		await expect(page.getByText('Keine Verbindung').first()).toBeVisible();
		expect(refused).toBeGreaterThan(0);
		expect(parts(site), 'nothing is paid for that nothing draws').toEqual([]);

		site.rig = undefined;
		await page.reload();
		await main.getByRole('button').click();
		await expect(main).toHaveAttribute('data-streets', 'kept');
	});
});

test('delete everything deletes the streets as well', async ({ page, site }) => {
	await addStreets(site);
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	await pack(page, 'wichtige Straßen').getByRole('button').click();
	await expect(pack(page, 'wichtige Straßen')).toHaveAttribute('data-streets', 'kept');
	await page.getByRole('button', { name: 'Alles löschen' }).click();
	await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
	await expect(page).toHaveURL(`${site.url}/`);
	const databases = () =>
		page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name)));
	await expect.poll(databases).not.toContain('lotse-streets');
});

test('without an archive nothing is offered, and nothing is opened', async ({ page, site }) => {
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	await expect(page.getByRole('heading', { name: 'Straßenkarte' })).toHaveCount(0);
	const names = await page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name)));
	expect(names).toContain('lotse-content');
	expect(names).not.toContain('lotse-streets');
});

test.describe('on the map', () => {
	// protomaps-leaflet says on the console which tiles it could not read.
	test.use({ expectedErrors: [/part \d+ is missing/, /StreetGapError/] });
	const streets = (page: Page) => page.locator('[data-map]');
	/** Colours painted in the middle of the map's tiles: one only is bare ground. */
	const painted = (page: Page) =>
		page.evaluate(() => {
			const colours = new Set<string>();
			for (const tile of document.querySelectorAll<HTMLCanvasElement>('.leaflet-layer canvas')) {
				const { width, height } = tile;
				const data = tile.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
				for (let at = 0; at < data.length; at += 4 * 97) colours.add(data.slice(at, at + 4).join());
			}
			return colours.size;
		});

	test('the streets are drawn with no network, named as OpenStreetMap’s, and a missing part is said', async ({
		page,
		site
	}) => {
		await addStreets(site);
		await page.goto(`${site.url}/de/map`);
		await untilReady(page);
		await expect(streets(page)).toHaveAttribute('data-streets', 'false');
		await page.getByText('Genaue Straßenkarte, ab').click();
		await pack(page, 'Alle Straßen und Wege').getByRole('button').click();
		await expect(pack(page, 'Alle Straßen und Wege')).toHaveAttribute('data-streets', 'kept');
		await expect(streets(page), 'drawn at once').toHaveAttribute('data-streets', 'true');

		await site.stop();
		const before = site.requests.length;
		await page.goto(`${site.url}/de/map`);
		await expect(streets(page)).toHaveAttribute('data-streets', 'true');
		const credit = page.getByRole('link', { name: '© OpenStreetMap' });
		await expect(credit).toBeVisible();
		await expect(credit).toHaveAttribute('href', 'https://www.openstreetmap.org/copyright');
		for (let closer = 0; closer < 3; closer += 1) {
			await page.getByRole('button', { name: 'Näher heran', exact: true }).click();
		}
		await expect.poll(() => painted(page)).toBeGreaterThan(3);
		expect(site.requests.length, 'nobody was asked').toBe(before);

		// Whoever cleans up the phone may take anything.
		await page.evaluate(async () => {
			const database = await new Promise<IDBDatabase>((done) => {
				const opening = indexedDB.open('lotse-streets');
				opening.onsuccess = () => done(opening.result);
			});
			const transaction = database.transaction('parts', 'readwrite');
			transaction.objectStore('parts').clear();
			await new Promise((done) => (transaction.oncomplete = done));
			database.close();
		});
		await page.goto(`${site.url}/de/map`);
		await expect(page.getByText('Hier fehlt ein Teil der Straßenkarte')).toBeVisible();
		await expect(page.locator('[data-map="ready"]')).toBeVisible();
	});

	test('they come to the map in another tab, and go from it again', async ({ page, site, context }) => {
		await addStreets(site);
		await page.goto(`${site.url}/de/map`);
		await untilReady(page);
		await expect(page.getByText('Genaue Straßenkarte, ab')).toBeVisible();
		const settings = await context.newPage();
		await settings.goto(`${site.url}/de/settings`);
		await pack(settings, 'wichtige Straßen').getByRole('button').click();
		await expect(streets(page)).toHaveAttribute('data-streets', 'true');
		await settings.getByRole('button', { name: 'Straßenkarte löschen' }).click();
		await expect(streets(page)).toHaveAttribute('data-streets', 'false');
	});
});
