import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { expect, readPack, test, untilReady, type Site } from './site';

/** The phone has its own copy of all, and the server is gone. */
async function keepAndStop(page: Page, site: Site, path = '/de'): Promise<void> {
	await page.goto(site.url + path);
	await untilReady(page);
	await site.stop();
}

const steps = async (site: Site) => {
	const facts = Object.entries(await readPack(site.dir, 'facts')) as [string, { situations: string[] }][];
	return facts.filter(([address]) => address.startsWith('step/')).map(([, step]) => step);
};

test.describe('the welcome', () => {
	test('is three taps from the first start on, and what was said holds after a restart with no network', async ({
		page,
		site
	}) => {
		await page.goto(site.url);
		await page.getByRole('link', { name: 'Deutsch Willkommen' }).click();
		await expect(page).toHaveURL(`${site.url}/de/welcome`);
		await untilReady(page);
		await site.stop();
		const asked = site.requests.length;
		await page.getByRole('button', { name: 'Lemgo' }).click();
		await expect(page.getByRole('heading', { name: 'Was passt zu Ihnen?' })).toBeFocused();
		await page.getByRole('button', { name: 'Ich komme aus der EU' }).click();
		await expect(page).toHaveURL(`${site.url}/de/first-weeks`);

		await page.reload();
		await expect(page.locator('.chip')).toHaveText(['Lemgo', 'Ich komme aus der EU']);
		const all = await steps(site);
		const fitting = all.filter(({ situations }) => !situations.length || situations.includes('eu'));
		expect(fitting.length).toBeLessThan(all.length);
		await expect(page.getByText(`0 von ${fitting.length} geschafft`)).toBeVisible();
		const others = page.locator('details', { hasText: 'Auch möglich' });
		await expect(others.getByRole('checkbox').first(), 'nothing is hidden for good').toBeHidden();
		await others.locator('> summary').click();
		await expect(others.getByRole('checkbox')).toHaveCount(all.length - fitting.length);
		await page.goto(`${site.url}/de`);
		await expect(page.getByRole('link', { name: 'Die ersten Wochen' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Los geht’s' })).toHaveCount(0);
		// The reader's own town stands first in the lists.
		await page.goto(`${site.url}/de/places`);
		await expect(page.locator('main a.card').first()).toContainText('Lemgo');
		expect(site.requests.length).toBe(asked);
	});

	test('can be passed over, is offered until then, and can be answered otherwise in the settings', async ({
		page,
		site
	}) => {
		await keepAndStop(page, site);
		await page.getByRole('link', { name: 'Los geht’s' }).click();
		await page.getByRole('link', { name: 'Überspringen' }).click();
		await expect(page).toHaveURL(`${site.url}/de`);
		await expect(page.getByRole('link', { name: 'Los geht’s' })).toHaveCount(0);
		await page.reload();
		await expect(page.getByRole('link', { name: 'Die ersten Wochen' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Los geht’s' })).toHaveCount(0);

		await page.goto(`${site.url}/de/settings`);
		await page.getByRole('link', { name: 'Ort und Situation ändern' }).click();
		const town = page.getByRole('button', { name: 'Detmold' });
		await town.click();
		await page.getByRole('button', { name: 'Zurück' }).click();
		await expect(town).toHaveAttribute('aria-pressed', 'true');
		await town.click();
		await expect(town, 'a second tap takes the answer back').toHaveAttribute('aria-pressed', 'false');
	});

	test('never stands in the way of an address somebody opened', async ({ page, site }) => {
		await page.goto(`${site.url}/de/offers/griffbereit`);
		await untilReady(page);
		await expect(page).toHaveURL(`${site.url}/de/offers/griffbereit`);
	});
});

test.describe('the first weeks', () => {
	test('count from the day of arrival, keep what is ticked, and go into the calendar, with no network', async ({
		page,
		site
	}) => {
		await page.clock.setFixedTime(new Date('2026-11-25T22:30:00+01:00'));
		await keepAndStop(page, site, '/de/first-weeks');
		const asked = site.requests.length;
		const register = page.locator('section.step', { hasText: 'Wohnung anmelden' });
		await expect(register).toContainText('Frist: 2 Wochen nach der Ankunft');
		const date = page.getByLabel('Wann sind Sie angekommen?');
		await date.fill('2026-11-20');
		await date.dispatchEvent('change');
		await expect(register).toContainText('Bis 4. Dezember 2026 (in 9 Tagen)');
		await page.getByLabel('Blatt vom Vermieter holen').check();
		const done = page.getByText(/^1 von \d+ geschafft$/);
		await expect(done).toBeVisible();

		await page.reload();
		await expect(done).toBeVisible();
		await expect(page.getByLabel('Blatt vom Vermieter holen')).toBeChecked();
		await expect(date).toHaveValue('2026-11-20');
		const [file] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Fristen in den Kalender' }).click()
		]);
		const text = await readFile(await file.path(), 'utf8');
		expect(text).toContain('DTSTART;VALUE=DATE:20261204\r\nDTEND;VALUE=DATE:20261205');
		expect(text).toContain('SUMMARY:Wohnung anmelden');
		expect(text).toMatch(/UID:step\/wohnsitz-anmelden@/);
		const before = text.match(/BEGIN:VEVENT/g)?.length ?? 0;

		// What is done is no event any more; over is said kindly, and the day can be taken back.
		await page.getByLabel('Wohnung anmelden').check();
		const [rest] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Fristen in den Kalender' }).click()
		]);
		expect((await readFile(await rest.path(), 'utf8')).match(/BEGIN:VEVENT/g)).toHaveLength(before - 1);
		await page.getByLabel('Wohnung anmelden').uncheck();
		await date.fill('2026-10-31');
		await date.dispatchEvent('change');
		await expect(register).toContainText('Die Frist war am 14. November 2026.');
		await page.getByRole('button', { name: 'Datum löschen' }).click();
		await expect(register).toContainText('Frist: 2 Wochen nach der Ankunft');
		await expect(page.getByRole('button', { name: 'Fristen in den Kalender' })).toHaveCount(0);
		expect(site.requests.length).toBe(asked);
	});

	test('lead to the office of the reader’s town, and to all of them before there is one', async ({
		page,
		site
	}) => {
		await keepAndStop(page, site, '/de/first-weeks');
		const register = page.locator('section.step', { hasText: 'Wohnung anmelden' });
		await register.getByText('Alle Ämter nach Ort').click();
		await expect(register.locator('details a')).toHaveCount(16);
		await register.getByRole('link', { name: /Zuerst den Ort wählen/ }).click();
		await page.getByRole('button', { name: 'Lage', exact: true }).click();
		await page.getByRole('button', { name: 'Ich bin geflüchtet' }).click();
		await register.getByRole('link', { name: 'Ihr Amt: Rathaus Lage' }).click();
		await expect(page).toHaveURL(`${site.url}/de/places/rathaus-lage`);
	});

	test.describe('without JavaScript', () => {
		test.use({ javaScriptEnabled: false });
		test('can be read whole', async ({ page, site }) => {
			await page.goto(`${site.url}/de/first-weeks`);
			await expect(page.locator('section.step')).toHaveCount((await steps(site)).length);
		});
	});
});

test.describe('the sentence cards', () => {
	test('open large in German with no network, and close by key and by button where they were opened', async ({
		page,
		site
	}) => {
		await page.goto(`${site.url}/ar`);
		await untilReady(page);
		// The words of a language other than German, and how they are searched, are kept once its content is.
		await expect
			.poll(() =>
				page.evaluate(async () => {
					const kept = await Promise.all(
						(await caches.keys()).map(async (name) => (await caches.open(name)).keys())
					);
					return kept.flat().filter(({ url }) => url.includes('words.ar.')).length;
				})
			)
			.toBe(4);
		await site.stop();
		const asked = site.requests.length;
		await page.goto(`${site.url}/ar/show`);
		const card = page.getByRole('button', { name: 'Ich spreche Arabisch.' });
		await card.press('Enter');
		const dialog = page.getByRole('dialog', { name: 'Ich spreche Arabisch.' });
		const german = dialog.locator('[lang=de]');
		await expect(german).toHaveAttribute('dir', 'ltr');
		expect(await german.evaluate((at) => parseFloat(getComputedStyle(at).fontSize))).toBeGreaterThan(32);
		await expect(dialog.getByRole('button'), 'a device without a German voice offers none').toHaveCount(1);
		await page.keyboard.press('Escape');
		await expect(dialog).toHaveCount(0);
		await expect(card).toBeFocused();
		await card.click();
		await dialog.getByRole('button').click();
		await expect(dialog).toHaveCount(0);
		await expect(card).toBeFocused();
		expect(site.requests.length).toBe(asked);
	});
});

test('what is saved is put in order by keyboard, stays so, and is shared as text', async ({ page, site }) => {
	await page.addInitScript(() => {
		Object.assign(navigator, {
			share: ({ text }: { text: string }) => {
				document.documentElement.dataset.shared = text;
				return Promise.resolve();
			}
		});
	});
	for (const path of ['/de/offers/griffbereit', '/de/places/rathaus-lemgo', '/de/guides/wohnsitz-anmelden']) {
		await page.goto(site.url + path);
		await page.getByRole('button', { name: 'Merken' }).click();
		await expect(page.getByRole('button', { name: 'Gemerkt' })).toBeVisible();
	}
	await keepAndStop(page, site, '/de/saved');
	const titles = page.locator('main ol h2');
	await expect(titles).toHaveCount(3);
	await expect(titles.last()).toHaveText('Griffbereit');
	const up = page.getByRole('button', { name: 'Nach oben: Griffbereit' });
	await up.press('Enter');
	await expect(titles.nth(1)).toHaveText('Griffbereit');
	await expect(up).toBeFocused();
	await up.press('Enter');
	await expect(titles.first()).toHaveText('Griffbereit');
	await expect(page.getByRole('button', { name: 'Nach unten: Griffbereit' }), 'at the top').toBeFocused();
	await expect(page.getByText('Griffbereit: jetzt Platz 1 von 3')).toBeVisible();
	await page.reload();
	await expect(titles.first()).toHaveText('Griffbereit');
	await page.getByRole('button', { name: 'Als Text teilen' }).click();
	const shared = await page.locator('html').getAttribute('data-shared');
	expect(shared).toMatch(/^Griffbereit\n/);
	for (const path of ['/de/offers/griffbereit', '/de/guides/wohnsitz-anmelden'])
		expect(shared).toContain(site.url + path);
});

test.describe('what was saved before the copy was here', () => {
	test.use({ expectedErrors: [/net::ERR_/] });

	for (const way of ['opened', 'gone to']) {
		test(`is shown on the page that was ${way} as soon as the copy has come`, async ({ page, site }) => {
			site.rig = ({ url = '' }, res) => url.startsWith('/content/') && Boolean(res.destroy());
			const fault = page.locator('[data-status="fault"]');
			await page.goto(`${site.url}/de/offers/griffbereit`);
			await expect(fault).toBeVisible();
			await page.getByRole('button', { name: 'Merken' }).click();
			await expect(page.getByRole('button', { name: 'Gemerkt' })).toBeVisible();
			if (way === 'opened') await page.goto(`${site.url}/de/saved`);
			else {
				await page.locator('a[href="/de"]').first().click();
				await page.locator('main a[href="/de/saved"]').click();
			}
			await expect(page).toHaveURL(/saved$/);
			await expect(fault).toBeVisible();
			site.rig = undefined;
			await page.evaluate(() => dispatchEvent(new Event('online')));
			await expect(page.locator('main ol h2')).toHaveText(['Griffbereit']);
		});
	}
});
