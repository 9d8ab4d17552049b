import type { Page } from '@playwright/test';
import { readFile, writeFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES } from '../../src/lib/domain/records';
import { expect, test, untilReady, type Site } from './site';
import { storedSettings } from './stored';

/** Every database and store of this origin with the keys in it. */
function storedKeys(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const keys: string[] = [];
		for (const { name } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name ?? '');
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
			for (const store of database.objectStoreNames) {
				const found = await new Promise<IDBValidKey[]>((resolve, reject) => {
					const request = database.transaction(store).objectStore(store).getAllKeys();
					request.onsuccess = () => resolve(request.result);
					request.onerror = () => reject(request.error);
				});
				keys.push(...found.map((key) => `${name}/${store}/${JSON.stringify(key)}`));
			}
			database.close();
		}
		return [...keys, ...Object.keys(localStorage), ...(document.cookie ? [document.cookie] : [])].sort();
	});
}

test('a language is kept beside the other, switching keeps both, and each is deleted on its own', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	const english = page.getByRole('listitem').filter({ hasText: 'Englisch' });
	await expect(english).toContainText('kB laden');
	await page.getByRole('button', { name: 'Englisch laden' }).click();
	await expect(english).toContainText('gespeichert');

	await site.stop();
	const seen = site.requests.length;
	await page.locator('header summary').click();
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page.locator('h1')).toHaveText('Settings');
	await page.goto(`${site.url}/en/offers`);
	await expect(page.locator('h1')).toHaveText('Offers');
	await page.goto(`${site.url}/de/offers`);
	await expect(page.locator('h1')).toHaveText('Angebote');
	expect(site.requests.length).toBe(seen);

	await page.goto(`${site.url}/de/settings`);
	await page.getByRole('button', { name: 'Englisch löschen' }).click();
	await expect(page.getByRole('button', { name: 'Englisch laden' })).toBeVisible();
	expect((await storedKeys(page)).filter((key) => key.includes('text/en'))).toEqual([]);
	expect((await storedKeys(page)).filter((key) => key.includes('text/de'))).not.toEqual([]);
});

test('delete everything leaves nothing and begins anew', async ({ page, site }) => {
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	await page.getByRole('button', { name: 'Alles löschen' }).click();
	await page.getByRole('button', { name: 'Nein, behalten' }).click();
	await expect(page.locator('[data-status="ready"]')).toBeVisible();
	await page.getByRole('button', { name: 'Alles löschen' }).click();
	await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
	await expect(page).toHaveURL(`${site.url}/`);
	await expect(page.locator('main a')).toHaveCount(LOCALES.length);
	expect((await storedKeys(page)).filter((key) => !key.startsWith('lotse-user/usage'))).toEqual([]);
});

test('nothing is stored but the copy and its index, the choice of language and what was received', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await page.goto(`${site.url}/de/settings`);
	await expect(page.locator('[data-used]')).toBeVisible();
	const rooms = new Set((await storedKeys(page)).map((key) => key.split('/').slice(0, 2).join('/')));
	const known = ['active', 'blocks', 'hashes', 'shapes', 'trust'].map((store) => `lotse-content/${store}`);
	known.push('lotse-user/settings', 'lotse-user/usage', 'lotse-search/indexes');
	for (const room of rooms) expect(known).toContain(room);
	expect(rooms.size).toBeGreaterThan(4);
	expect(await page.context().cookies()).toEqual([]);
});

test.describe('the data used', () => {
	test.use({ serviceWorkers: 'block' });
	test('is what the server sent, counted and not guessed', async ({ page, site }) => {
		await page.goto(`${site.url}/de/settings`);
		await expect(page.locator('[data-status="loading"]')).toBeVisible();
		await expect.poll(() => page.evaluate(() => indexedDB.databases().then((all) => all.length))).toBe(2);
		await page.waitForLoadState('networkidle');
		await page.goto(`${site.url}/de/about`);
		await page.waitForLoadState('networkidle');
		await page.getByRole('link', { name: 'Einstellungen' }).click();
		await expect(page.locator('[data-used]')).not.toHaveAttribute('data-used', '0');
		const counted = Number(await page.locator('[data-used]').getAttribute('data-used'));
		const sent = site.requests.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
		// Browsers round what headers weigh; bodies are exact.
		expect(counted).toBeGreaterThan(sent * 0.85);
		expect(counted).toBeLessThan(sent * 1.15);
	});
});

test('"only when I tap" means it: a due check asks instead of fetching', async ({ page, site }) => {
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	await page.getByRole('radio', { name: 'Nur wenn ich tippe' }).check();
	await expect.poll(() => storedSettings(page)).toMatchObject({ syncMode: 'manual' });
	await page.clock.install({ time: Date.now() + 2 * 3_600_000 });
	await page.goto(`${site.url}/de`);
	await expect(page.locator('[data-status="asking"]')).toBeVisible();
	const asked = () => site.requests.filter(({ url }) => url === '/content/manifest.json').length;
	const before = asked();
	await page.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
	await untilReady(page);
	await expect.poll(asked).toBe(before + 1);
});

test('a failed check never moves the date of the last one', async ({ page, site }) => {
	await page.goto(`${site.url}/de/about`);
	await untilReady(page);
	const checked = page.getByText('Zuletzt nachgesehen');
	const before = await checked.textContent();
	site.rig = (_req, res) => {
		res.writeHead(200, { 'content-type': 'text/html' }).end('<form>login</form>');
		return true;
	};
	await page.clock.install({ time: Date.now() + 300_000 });
	await page.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
	await expect(page.getByText('Anmeldung eines WLANs').first()).toBeVisible();
	expect(await checked.textContent()).toBe(before);
});

/** Rewrites the manifest that a site serves. */
async function forge(site: Site, change: (envelope: Record<string, unknown>) => void): Promise<void> {
	const file = join(site.dir, 'content/manifest.json');
	const envelope = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	change(envelope);
	for (const copy of ['.br', '.gz']) await rm(file + copy, { force: true });
	await writeFile(file, JSON.stringify(envelope));
}

const forgeries: Record<string, (envelope: Record<string, unknown>) => void> = {
	'nobody signed': (envelope) => Object.assign(envelope, { signature: null, keyid: null }),
	'was changed after it was signed': (envelope) =>
		Object.assign(envelope, { payload: String(envelope.payload).replace(/"seq":\d+/, '"seq":999') }),
	'another key signed': (envelope) => Object.assign(envelope, { keyid: '0123456789abcdef' }),
	'comes without its certificates': (envelope) => Object.assign(envelope, { chain: [] })
};
test('a release that is forged, in whatever way, is refused, and the old one stays', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/de/about`);
	await untilReady(page);
	const release = await page.locator('[data-release]').getAttribute('data-release');
	const honest = await readFile(join(site.dir, 'content/manifest.json'), 'utf8');
	const update = page.getByRole('button', { name: 'Jetzt aktualisieren' });
	for (const [name, change] of Object.entries(forgeries)) {
		await writeFile(join(site.dir, 'content/manifest.json'), honest);
		await update.click();
		await untilReady(page);
		await forge(site, change);
		await update.click();
		await expect(page.getByText('keine gültige Unterschrift').first(), name).toBeVisible();
		await expect(page.locator('[data-release]'), name).toHaveAttribute('data-release', release ?? '');
	}
	await page.goto(`${site.url}/de/offers`);
	await expect(page.locator('main a.card').first()).toBeVisible();
});
