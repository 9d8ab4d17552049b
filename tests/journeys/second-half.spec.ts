import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, untilReady, type Site } from './site';
import { controlWorker } from './worker';

/** Rewrites a file of the site and drops its compressed copies, which would be the old ones. */
async function rewrite(site: Site, file: string, change: (text: string) => string): Promise<void> {
	const path = join(site.dir, file);
	const text = await readFile(path, 'utf8');
	const changed = change(text);
	if (changed === text) throw new Error(`${file} is as it was`);
	for (const copy of ['.br', '.gz']) await rm(path + copy, { force: true });
	await writeFile(path, changed);
}

test('a change in the second half alone is a new shell, offered like any other', async ({ page, site }) => {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await rewrite(site, 'background.js', (text) => `${text}\n// changed`);
	await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	await expect(page.getByText('Eine neue Fassung der App ist da.')).toBeVisible();
});

test('its address names the shell it belongs to, so that no edge of a CDN hands out an old one', async ({
	page,
	site
}) => {
	const { version } = JSON.parse(await readFile(join(site.dir, '_app/version.json'), 'utf8')) as {
		version: string;
	};
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	const asked = site.requests.map(({ url }) => url).filter((url) => url.startsWith('/background.js'));
	expect(new Set(asked)).toEqual(new Set([`/background.js?${version}`]));
});

test('a worker that may not take the second half along later answers for pages all the same', async ({
	page,
	site
}) => {
	// Another address at every start, as if the browser had learnt Background Sync after the install.
	await rewrite(site, 'service-worker.js', (text) =>
		text.replace(/(`\/background\.js\?)\$\{\w+\}/, '$1${Math.random()}')
	);
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	const worker = await controlWorker(page, site);
	await worker.kill();
	await site.stop();
	const answer = await page.goto(`${site.url}/de/places`);
	expect(answer?.fromServiceWorker()).toBe(true);
	await expect(page.locator('h1')).toHaveText('Orte');
});

test.describe('a second half that does not arrive', () => {
	test.use({ expectedErrors: [/status of 404|background\.js/] });
	test('leaves no half worker behind: the next visit installs it whole', async ({ page, site }) => {
		let missing = 0;
		site.rig = ({ url = '' }, res) => {
			if (!url.startsWith('/background.js')) return false;
			missing += 1;
			return Boolean(res.writeHead(404).end());
		};
		await page.goto(`${site.url}/de`);
		await expect.poll(() => missing).toBe(1);
		await page.waitForLoadState('networkidle');
		expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(
			0
		);

		site.rig = undefined;
		await page.reload();
		await untilReady(page);
	});
});

test('a worker without Background Sync is spared the second half', async ({ site }) => {
	const worker = await readFile(join(site.dir, 'service-worker.js'), 'utf8');
	expect(worker).not.toContain('lotse-content');
	expect(await readFile(join(site.dir, 'background.js'), 'utf8')).toContain('lotse-content');
});
