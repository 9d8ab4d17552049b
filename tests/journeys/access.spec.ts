import type { Page } from '@playwright/test';
import { LOCALES, type Locale } from '../../src/lib/domain/records';
import { findings, follow, overflow } from './axe';
import { expect, recordPages, test, untilReady, type Site } from './site';

/** One address of each kind of page. */
async function kindsOfPage(site: Site, locale: Locale): Promise<string[]> {
	const records = await recordPages(site.dir, locale);
	const first = (section: string) =>
		records.find(({ path }) => path.startsWith(`/${locale}/${section}/`))?.path ?? section;
	return [
		`/${locale}`,
		`/${locale}/offers`,
		`/${locale}/offers?topic=nothing`,
		first('offers'),
		`/${locale}/places`,
		`/${locale}/places/abh-kreis`,
		`/${locale}/map`,
		`/${locale}/map?show=offers&topic=german`,
		`/${locale}/guides`,
		first('guides'),
		`/${locale}/search`,
		`/${locale}/search?q=kita`,
		`/${locale}/search?q=9999999`,
		`/${locale}/about`,
		`/${locale}/settings`,
		`/${locale}/emergency`,
		`/${locale}/about/datenschutz`,
		`/${locale}/about/leichte-sprache`,
		`/${locale}/offers/hilfetelefon-gewalt-gegen-frauen`,
		`/${locale}/wish?about=offer/hilfetelefon-gewalt-gegen-frauen`,
		`/${locale}/welcome`,
		`/${locale}/first-weeks`,
		`/${locale}/show`,
		`/${locale}/saved`,
		`/${locale}/offers/does-not-exist`
	];
}

async function settled(page: Page): Promise<void> {
	await expect(page.locator('h1')).toBeVisible();
	await expect(page.locator('[data-status="loading"]')).toHaveCount(0);
	await expect(page.locator('[data-map="loading"]')).toHaveCount(0);
	// So many results, or none for these digits; Arabic says none without a digit.
	if (page.url().includes('/search?q='))
		await expect(page.getByRole('status').first()).toHaveText(/\d|لا توجد/);
}

for (const locale of LOCALES) {
	test.describe(`axe, ${locale}`, () => {
		test.use({ expectedErrors: [/status of 404/], reducedMotion: 'reduce' });
		test('finds nothing on any kind of page, light and dark', async ({ page, site }) => {
			await page.goto(`${site.url}/${locale}`);
			await untilReady(page);
			for (const path of await kindsOfPage(site, locale)) {
				await follow(page, path);
				await settled(page);
				expect(await findings(page), path).toEqual([]);
				expect(await overflow(page), path).toBeLessThanOrEqual(0);
			}
		});
	});
}

test.describe('the page that offers the languages', () => {
	test.use({ locale: 'en-GB' });
	test('names each by its own name, the browser’s first, and passes axe', async ({ page, site }) => {
		await page.goto(site.url);
		const links = page.locator('main a');
		await expect(links).toHaveCount(LOCALES.length);
		await expect(links.first()).toContainText('English');
		expect(await findings(page)).toEqual([]);
		await links.first().click();
		await expect(page).toHaveURL(/\/en\/welcome$/);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	});
});

const narrow = {
	'at 320 px': { width: 320, zoom: 1 },
	'at 360 px with text twice as large': { width: 360, zoom: 2 }
};
for (const [name, { width, zoom }] of Object.entries(narrow)) {
	test.describe(name, () => {
		test.use({ viewport: { width, height: 700 }, expectedErrors: [/status of 404/] });
		test('nothing runs over the side and every target is large enough', async ({ page, site }) => {
			test.setTimeout(120_000);
			await page.goto(`${site.url}/de`);
			await untilReady(page);
			await page.evaluate((size) => (document.documentElement.style.fontSize = `${size * 112.5}%`), zoom);
			for (const path of await kindsOfPage(site, 'de')) {
				await follow(page, path);
				await settled(page);
				expect(await overflow(page), path).toBeLessThanOrEqual(0);
				expect(await smallTargets(page), path).toEqual([]);
			}
		});
	});
}

/** Links and buttons under 44 px, but for links inside a sentence, which WCAG 2.5.8 exempts. */
function smallTargets(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('a, button, select, summary, input')]
			.filter(
				(target) => target.checkVisibility() && !target.closest('p:not(.links), li > span, td, .out-of-sight')
			)
			.filter(
				(target) => !target.closest('ul, ol')?.closest('.stack.read, article') || target.closest('.list')
			)
			.filter((target) => {
				const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
				return width < 44 || height < 44;
			})
			.map((target) => target.outerHTML.slice(0, 120))
	);
}

test('an offer is found, read and saved by keyboard alone', async ({ page, site }) => {
	await page.goto(`${site.url}/de/offers`);
	await untilReady(page);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Zum Inhalt' })).toBeFocused();
	await page.keyboard.press('Enter');
	const filter = page.getByRole('button', { name: 'Filter', exact: true });
	for (let step = 0; step < 6 && !(await filter.evaluate((at) => at === document.activeElement)); step += 1) {
		await page.keyboard.press('Tab');
	}
	await expect(filter).toBeFocused();
	await page.keyboard.press('Enter');
	await page.keyboard.press('Tab');
	await expect(page.getByLabel('Thema')).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await expect(page).toHaveURL(/topic=/);
	await expect(page.getByLabel('Thema'), 'choosing does not lose the place').toBeFocused();
	const card = page.locator('main a.card').first();
	for (let step = 0; step < 20 && !(await card.evaluate((at) => at === document.activeElement)); step += 1) {
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/de\/offers\/[a-z0-9-]+$/);
	const save = page.getByRole('button', { name: 'Merken' });
	await save.focus();
	await page.keyboard.press('Space');
	await expect(page.getByRole('button', { name: 'Gemerkt' })).toHaveAttribute('aria-pressed', 'true');
});

test('the language menu opens and closes by keyboard and keeps page and filter', async ({ page, site }) => {
	await page.goto(`${site.url}/de/offers?topic=german`);
	await untilReady(page);
	const menu = page.locator('header summary');
	await menu.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('link', { name: 'English' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('link', { name: 'English' })).toBeHidden();
	await expect(menu).toBeFocused();
	await page.keyboard.press('Enter');
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page).toHaveURL(/\/en\/offers\?topic=german$/);
	await expect(page.locator('h1')).toHaveText('Offers');
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await untilReady(page);
});
