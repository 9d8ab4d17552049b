import type { Page } from '@playwright/test';
import { NEW_TITLE, publishChange, updateNow } from './publish';
import { box, first, openSearch, results, untilIndexed } from './search';
import { expect, test, untilReady } from './site';
import { storedKeys, storedSettings } from './stored';

/** German has come as well, and the index over both is kept. */
async function untilGermanToo(page: Page): Promise<void> {
	await expect
		.poll(() => storedKeys(page, 'lotse-search', 'indexes').then((keys) => JSON.stringify(keys)))
		.toMatch(/^\[\["en",\d+,\d+,1\]\]$/);
	await untilIndexed(page);
}

const german: [what: string, query: string, found: RegExp][] = [
	['a typo', 'Aufentaltstitel', /Aufenthaltstitel/],
	['a part of a compound', 'verkehrsamt', /verkehrsamt|Führerschein|Auto/i],
	['an umlaut written ae', 'auslaenderbehoerde', /Ausländerbehörde/],
	['a full question', 'Wo kann ich Deutsch lernen?', /Deutsch/]
];

test('typos, parts of words, umlauts and whole questions find, with the server stopped', async ({
	page,
	site
}) => {
	await openSearch(page, site);
	await site.stop();
	const seen = site.requests.length;
	for (const [what, query, found] of german) {
		await box(page).fill(query);
		await expect(page.getByRole('status').first(), what).toHaveText(/^\d+ Treffer$/);
		await expect(first(page), what).toContainText(found);
		await expect(first(page).locator('mark').first(), what).toBeVisible();
	}
	await expect(page).toHaveURL(/\?q=Wo\+kann/);
	await page.reload();
	await expect(box(page)).toHaveValue('Wo kann ich Deutsch lernen?');
	await expect(first(page)).toContainText(/Deutsch/);
	expect(site.requests.length).toBe(seen);
});

test('a reader of English finds by a German official word and by an everyday word', async ({
	page,
	site
}) => {
	await openSearch(page, site, 'en');
	await untilGermanToo(page);
	await site.stop();
	const seen = site.requests.length;
	await box(page).fill('Zulassungsstelle');
	await expect(results(page).filter({ hasText: 'Zulassungsstelle' }).first()).toBeVisible();
	await box(page).fill('foto');
	const sentence = page.locator('main ol [lang="de"][dir="ltr"]').first();
	await expect(sentence).toBeVisible();
	await box(page).fill('kindergarten');
	await expect(
		results(page)
			.filter({ hasText: /childcare|Kita/i })
			.first()
	).toBeVisible();
	await expect(page.getByRole('button', { name: /Search in German too/ })).toHaveCount(0);
	expect(site.requests.length).toBe(seen);
});

test('results come from the first letter, and each letter replaces what the one before found', async ({
	page,
	site
}) => {
	await openSearch(page, site);
	const status = page.getByRole('status').first();
	await box(page).pressSequentially('k');
	await expect(status).toHaveText(/Treffer$/);
	await box(page).pressSequentially('ita');
	await expect(first(page)).toContainText(/Kita/i);
	await expect(page).toHaveURL(/\/search\?q=kita$/);
	await page.getByRole('button', { name: /^Ratgeber \d+$/ }).click();
	await expect(page).toHaveURL(/\?q=kita&kind=guide$/);
	await expect(page.getByRole('button', { name: /^Ratgeber \d+$/ })).toHaveAttribute('aria-pressed', 'true');
	const count = Number(/\d+/.exec((await status.textContent()) ?? '')?.[0]);
	expect(await results(page).count()).toBe(Math.min(30, count));
	for (const link of await results(page).all()) expect(await link.getAttribute('href')).toMatch(/\/guides\//);

	await first(page).click();
	await expect(page).toHaveURL(/\/guides\/[a-z0-9-]+$/);
	await page.goBack();
	await expect(box(page)).toHaveValue('kita');
	await expect(first(page)).toBeVisible();
	await page.getByRole('button', { name: 'Suche leeren' }).click();
	await expect(box(page)).toBeFocused();
	await expect(page).toHaveURL(/\/search$/);
	await expect(page.getByRole('heading', { name: 'Zum Beispiel' })).toBeVisible();
});

test('nothing found leads on: other words, emergency, offers by topic', async ({ page, site }) => {
	await openSearch(page, site);
	await box(page).fill('9999999');
	await expect(page.getByRole('heading', { name: 'Zu „9999999“ haben wir nichts gefunden.' })).toBeVisible();
	await expect(page.locator('main').getByRole('link', { name: 'Notfall', exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Deutsch lernen' }).click();
	await expect(page).toHaveURL(/\/de\/offers\?topic=german$/);
});

test('a cold start reads the index that was kept and does not build it', async ({ page, site }) => {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	// Built behind a page that does not search.
	await expect.poll(() => storedKeys(page, 'lotse-search', 'indexes')).toHaveLength(1);
	await site.stop();
	await page.goto(`${site.url}/de/search?q=kita`);
	await expect(page.locator('[data-search="ready"]')).toHaveAttribute('data-from', 'kept');
	await expect(first(page)).toBeVisible();
});

test('an index that the browser has dropped is built anew, with no error', async ({ page, site }) => {
	await openSearch(page, site);
	await page.goto(`${site.url}/de/about`);
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.deleteDatabase('lotse-search');
				request.onsuccess = () => resolve();
				request.onerror = () => reject(request.error ?? new Error('not deleted'));
			})
	);
	await site.stop();
	await page.goto(`${site.url}/de/search?q=kita`);
	await expect(first(page)).toBeVisible();
	await untilIndexed(page);
});

test('a sync replaces the index: the new is found at once, the old no longer', async ({ page, site }) => {
	await openSearch(page, site);
	const release = () => page.locator('[data-search="ready"]').getAttribute('data-release');
	const before = Number(await release());
	const { seq, before: oldTitle } = await publishChange(site);
	await page.goto(`${site.url}/de/about`);
	await untilReady(page);
	await updateNow(page);
	await page.locator('header a.find').click();
	await expect.poll(async () => Number(await release())).toBe(seq);
	expect(seq).toBeGreaterThan(before);
	await box(page).fill(NEW_TITLE);
	await expect(first(page)).toContainText(NEW_TITLE);
	await box(page).fill(oldTitle);
	await expect(page.getByRole('status').first()).toHaveText(/Treffer$/);
	await expect(
		results(page).filter({ has: page.getByRole('heading', { name: oldTitle, exact: true }) })
	).toHaveCount(0);
	await expect
		.poll(() => storedKeys(page, 'lotse-search', 'indexes').then((keys) => JSON.stringify(keys)))
		.toMatch(new RegExp(`^\\[\\["de",${seq},\\d+,0\\]\\]$`));
});

test('delete everything takes the index and the recent searches along', async ({ page, site }) => {
	await openSearch(page, site);
	await box(page).fill('kita');
	await box(page).press('Enter');
	await expect.poll(() => storedKeys(page, 'lotse-user', 'searches')).toEqual(['kita']);
	// Not opened anew: the page that searched, and has an engine at work, is the one that deletes.
	await page.getByRole('link', { name: 'Start', exact: true }).click();
	await page.getByRole('link', { name: 'Einstellungen' }).click();
	await page.getByRole('button', { name: 'Alles löschen' }).click();
	await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
	await expect(page).toHaveURL(`${site.url}/`);
	const names = await page.evaluate(() => indexedDB.databases().then((all) => all.map(({ name }) => name)));
	expect(names).not.toContain('lotse-search');
	await page.goto(`${site.url}/de/search`);
	await untilIndexed(page);
	await expect(page.getByRole('heading', { name: 'Zuletzt gesucht' })).toHaveCount(0);
});

test('a search is remembered once it was worth something, and can be forgotten', async ({ page, site }) => {
	await openSearch(page, site);
	await box(page).fill('arzt');
	await expect(first(page)).toBeVisible();
	await box(page).fill('kita');
	await expect(first(page)).toBeVisible();
	expect(await storedKeys(page, 'lotse-user', 'searches'), 'typing alone leaves nothing').toEqual([]);
	await first(page).click();
	await expect(page.locator('article')).toBeVisible();
	await page.locator('header a.find').click();
	await expect(box(page)).toBeFocused();
	await expect(page.getByRole('button', { name: 'kita', exact: true })).toBeVisible();
	await box(page).fill('wohnung suchen');
	await box(page).press('Enter');
	await expect.poll(() => storedKeys(page, 'lotse-user', 'searches')).toHaveLength(2);
	await page.getByRole('button', { name: 'Suche leeren' }).click();
	await page.reload();
	await untilIndexed(page);

	await page.getByRole('button', { name: '„kita“ vergessen' }).click();
	await expect(page.getByRole('button', { name: 'kita', exact: true })).toHaveCount(0);
	await page.getByRole('button', { name: 'wohnung suchen', exact: true }).click();
	await expect(page).toHaveURL(/\?q=wohnung\+suchen$/);
	await expect(first(page)).toBeVisible();
	await page.getByRole('button', { name: 'Suche leeren' }).click();
	await page.getByRole('button', { name: 'Alle vergessen' }).click();
	await expect(page.getByRole('heading', { name: 'Zuletzt gesucht' })).toHaveCount(0);
	expect(await storedKeys(page, 'lotse-user', 'searches')).toEqual([]);
});

test('by keyboard alone: the key "/", a word, and the first result', async ({ page, site }) => {
	await page.goto(`${site.url}/de/offers`);
	await untilReady(page);
	await page.keyboard.press('/');
	await expect(page).toHaveURL(/\/de\/search$/);
	await expect(box(page)).toBeFocused();
	await page.keyboard.type('kita/');
	await expect(box(page), 'in a field it is a letter like any other').toHaveValue('kita/');
	await page.keyboard.press('Enter');
	await expect(first(page)).toBeVisible();
	for (
		let step = 0;
		step < 10 && !(await first(page).evaluate((at) => at === document.activeElement));
		step += 1
	) {
		await page.keyboard.press('Tab');
	}
	await page.keyboard.press('Enter');
	await expect(page.locator('article')).toBeVisible();
});

test('the key "/" can be switched off, and stays so', async ({ page, site }) => {
	await page.goto(`${site.url}/de/settings`);
	await untilReady(page);
	await page.getByRole('checkbox', { name: 'Die Taste / öffnet die Suche' }).uncheck();
	await expect.poll(() => storedSettings(page)).toMatchObject({ withoutSlash: true });
	await page.goto(`${site.url}/de/offers`);
	await untilReady(page);
	await page.keyboard.press('/');
	await page.keyboard.press('Tab');
	await expect(page).toHaveURL(/\/de\/offers$/);
});

test.describe('an English phone', () => {
	test('on which German was deleted searches without it, says so, and gets it back on a tap', async ({
		page,
		site
	}) => {
		await openSearch(page, site, 'en');
		await untilGermanToo(page);
		await page.goto(`${site.url}/en/settings`);
		await page.getByRole('button', { name: 'Delete German', exact: true }).click();
		await expect(page.getByRole('button', { name: 'Download German', exact: true })).toBeVisible();
		await page.goto(`${site.url}/en/search?q=doctor`);
		await untilReady(page);
		await untilIndexed(page);
		await expect(first(page)).toBeVisible();
		const add = page.getByRole('button', { name: /^Search in German too \(\d+ kB\)$/ });
		await expect(add).toBeVisible();
		expect(await storedKeys(page, 'lotse-content', 'shapes')).not.toContain('text/de');
		await add.click();
		await untilGermanToo(page);
		await expect(add).toHaveCount(0);
	});

	test('that is to save data is asked before German is fetched', async ({ page, site }) => {
		await page.addInitScript(() =>
			Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
		);
		await openSearch(page, site, 'en');
		await box(page).fill('doctor');
		await expect(page.getByRole('button', { name: /^Search in German too/ })).toBeVisible();
		await page.reload();
		await untilReady(page);
		expect(await storedKeys(page, 'lotse-content', 'shapes')).not.toContain('text/de');
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('the page says what is missing and where everything is', async ({ page, site }) => {
		await page.goto(`${site.url}/de/search`);
		await expect(page.getByText('Die Suche braucht JavaScript.')).toBeVisible();
		for (const name of ['Angebote', 'Ratgeber']) {
			await expect(page.locator('main').getByRole('link', { name, exact: true })).toBeVisible();
		}
	});
});
