import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES } from '../../src/lib/domain/records';
import { expect, recordPages, test, untilReady } from './site';
import { UNRUN, withoutScripts } from './unscripted';

for (const locale of LOCALES) {
	test.describe(`without JavaScript, ${locale}`, () => {
		test.use({ expectedErrors: [UNRUN] });
		test('every record can be read, runs over no side, and says what it is to search engines', async ({
			page,
			site
		}) => {
			const records = await recordPages(site.dir, locale);
			const pages = await withoutScripts(
				page,
				site,
				records.map(({ path }) => path)
			);
			expect(pages.map(({ path, title, lang }) => ({ path, title, lang }))).toEqual(
				records.map(({ path, title }) => ({ path, title, lang: locale }))
			);
			for (const { path, description, canonical, alternates, data, over, styled } of pages) {
				expect(description, path).toBeTruthy();
				expect(canonical, path).toMatch(new RegExp(`^https?://[^/]+${path}$`));
				// Each language, and where to choose one.
				expect(alternates, path).toBe(LOCALES.length + 1);
				expect(JSON.parse(data), path).toMatchObject({ '@context': 'https://schema.org' });
				expect(over, path).toBeLessThanOrEqual(0);
				expect(styled, path).toBe(true);
			}
		});
	});
}

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('the list shows every offer with a link', async ({ page, site }) => {
		const offers = (await recordPages(site.dir, 'de')).filter(({ path }) => path.startsWith('/de/offers/'));
		await page.goto(`${site.url}/de/offers`);
		await expect(page.locator('main a.card')).toHaveCount(offers.length);
	});
});

test('a prerendered page never says whether it is open: it cannot know', async ({ site }) => {
	const html = await readFile(join(site.dir, 'de/places.html'), 'utf8');
	expect(html).not.toMatch(/Offen bis|Geschlossen|Öffnet/);
});

test.describe('the policy', () => {
	test.use({ expectedErrors: [/Content Security Policy|CSP: script-src/] });
	test('is strict on every page and an inline script does not run', async ({ page, site, request }) => {
		const answer = await request.get(`${site.url}/de`);
		expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
		expect(answer.headers()['x-content-type-options']).toBe('nosniff');
		expect(answer.headers()['referrer-policy']).toBeTruthy();
		expect(answer.headers()['permissions-policy']).toContain('camera=()');
		for (const path of ['/de', '/shell.html']) {
			const html = await (await request.get(site.url + path)).text();
			const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
			expect(policy, path).toContain("default-src 'self'");
			expect(policy, path).toMatch(/script-src 'self' 'sha256-/);
			expect(policy, path).not.toMatch(/script-src[^;]*'unsafe/);
		}
		// The policy holds: an inline script put into the page does not run.
		await page.goto(`${site.url}/de/about`);
		await untilReady(page);
		const ran = await page.evaluate(() => {
			const script = document.createElement('script');
			script.textContent = 'window.intruder = true';
			document.head.append(script);
			return 'intruder' in window;
		});
		expect(ran).toBe(false);
	});
});

test('a page has its language from the host, and being taken over is no reason to style all of it anew', async ({
	page,
	site
}) => {
	await page.addInitScript(() => {
		const said: string[] = [];
		Object.assign(window, { said });
		// Also a value that was there before is a change to it, as it is to the styles.
		new MutationObserver((changes) => {
			for (const { target, attributeName } of changes)
				if (target === document.documentElement) said.push(attributeName ?? '');
		}).observe(document, { subtree: true, attributeFilter: ['lang', 'dir'] });
	});
	const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
	await page.goto(`${site.url}/ar/guides`);
	await untilReady(page);
	expect(await said()).toEqual([]);
	await page.locator('header summary').click();
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	expect(await said()).toEqual(['lang', 'dir']);
});

test('the app can be installed', async ({ site, request }) => {
	const manifest = (await (await request.get(`${site.url}/app.webmanifest`)).json()) as {
		icons: { src: string; sizes: string; purpose?: string }[];
		shortcuts: { url: string }[];
	};
	const sizes = manifest.icons.map(({ sizes: size, purpose }) => `${size} ${purpose ?? 'any'}`);
	expect(sizes).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']));
	for (const { src } of manifest.icons) expect((await request.get(site.url + src)).status(), src).toBe(200);
	expect(manifest.shortcuts.length).toBeGreaterThan(0);
});

test.describe('an address nobody ever had', () => {
	test.use({ expectedErrors: [/status of 404/] });
	test('is said in words, with a way on', async ({ page, site }) => {
		const answer = await page.goto(`${site.url}/de/offers/does-not-exist`);
		expect(answer?.status()).toBe(404);
		await expect(page.getByRole('heading', { name: 'Diese Seite gibt es nicht.' })).toBeVisible();
		await page.getByRole('link', { name: 'Zur Startseite' }).click();
		await expect(page).toHaveURL(/\/de$/);
	});
});
