import type { Locator, Page } from '@playwright/test';
import { gate } from './gate';
import { hasPaint, TUESDAY } from './on-map';
import { openHours, publishHours } from './places';
import { updateNow } from './publish';
import { expect, test, untilReady, type Site } from './site';

/** One of several places on the same spot; offers are made there. */
const OFFICE = 'Ausländerbehörde Detmold';

/** Opens the map and on it the card of that office. */
async function openOffice(page: Page, site: Site): Promise<Locator> {
	await page.goto(`${site.url}/de/map?town=detmold`);
	await expect(page.locator('[data-map="ready"]')).toBeVisible();
	const sheet = page.locator('section.sheet');
	for (let step = 0; step < 6 && !(await sheet.isVisible()); step += 1) {
		await page.locator('.pin.cluster').first().focus();
		await page.keyboard.press('Enter');
	}
	await sheet.locator('button.line', { hasText: OFFICE }).click();
	await expect(sheet.getByRole('heading').first()).toContainText(OFFICE);
	return sheet;
}

/** Neither a copy of its own nor the offers reach the phone, until the undo is called. */
function refuseOffers(site: Site): () => void {
	let refused = true;
	site.rig = (req, res) => {
		const isAsked = req.url?.startsWith('/content/') || (refused && req.url === '/de/data/offers.json');
		if (isAsked) res.writeHead(503).end();
		return isAsked === true;
	};
	return () => (refused = false);
}

test('an open map shows what has changed, and is not painted anew for it', async ({ page, site }) => {
	await page.clock.setFixedTime(TUESDAY);
	await page.goto(`${site.url}/de/map?town=lemgo`);
	await untilReady(page);
	await expect.poll(() => hasPaint(page)).toBe(true);
	const tiles = page.locator('.overview canvas');
	await tiles.evaluateAll((all) => all.forEach((tile) => tile.setAttribute('data-old', '')));
	const about = await page.context().newPage();
	await about.goto(`${site.url}/de/about`);

	await publishHours(site, { 'rathaus-lemgo': openHours, 'rathaus-bad-salzuflen': openHours });
	await updateNow(about);

	await expect(page.locator('#result a.card', { hasText: 'Rathaus Lemgo' })).toContainText('Offen bis');
	expect(await tiles.count()).toBeGreaterThan(0);
	await expect(page.locator('.overview canvas:not([data-old])')).toHaveCount(0);
});

test.describe('before the phone has its own copy', () => {
	test.use({ serviceWorkers: 'block', expectedErrors: [/status of 503/] });

	test('the map brings the offers when they are asked for, and says so when they do not come', async ({
		page,
		site
	}) => {
		const allow = refuseOffers(site);
		await page.goto(`${site.url}/de/map`);
		const said = page.locator('#result [role="status"]');
		await expect(said).toContainText(/\d+ Orte/);
		const offers = () => site.requests.filter(({ url }) => url === '/de/data/offers.json').length;
		await expect(page.locator('[data-map="ready"]')).toBeVisible();
		expect(offers(), 'nobody asked for offers yet').toBe(0);

		await page.getByLabel('Das zeigt die Karte').selectOption('offers');
		await expect(said).toHaveText('Verbinden Sie sich einmal mit dem Internet, dann wird alles gespeichert.');
		allow();
		await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
		await expect(said).toContainText(/\d+ Angebote/);
		await expect(page.locator('#result a.card').first()).toHaveAttribute('href', /\/de\/offers\//);
		expect(offers()).toBe(2);
	});

	test('the words of the map wait for nothing it is drawn from, and where that does not come it says so', async ({
		page,
		site
	}) => {
		const held = gate();
		const drawnFrom = '/de/data/overview.json';
		site.rig = async ({ url }, res) => {
			if (url === drawnFrom) await held.opened.then(() => res.writeHead(503).end());
			return res.writableEnded;
		};
		await page.goto(`${site.url}/de/map`);
		const shown = page.locator('.frame [role="status"]');
		await page.getByLabel('Das zeigt die Karte').selectOption('offers');
		await expect(page.locator('#result [role="status"]')).toContainText(/\d+ Angebote/);
		await expect(shown).toHaveText('Karte wird geladen …');
		await expect(page.getByText('CC BY 4.0')).toBeVisible();

		held.open();
		await expect(shown).toContainText('Die Liste zeigt dasselbe.');
		await expect(page.locator('#result a.card').first()).toBeVisible();
		expect(site.requests.filter(({ url }) => url === drawnFrom)).toHaveLength(1);
	});

	test('a place whose offers do not come says so, and asks again when told to', async ({ page, site }) => {
		const allow = refuseOffers(site);
		const sheet = await openOffice(page, site);
		await expect(sheet.getByRole('alert')).toContainText('Verbinden Sie sich einmal mit dem Internet');
		await expect(sheet.getByRole('link', { name: 'Anrufen' }), 'the place itself is there').toBeVisible();
		allow();
		await sheet.getByRole('button', { name: 'Noch einmal versuchen' }).click();
		await expect(sheet.locator('a.line').first()).toHaveAttribute('href', /\/de\/offers\//);
		await expect(sheet.getByRole('alert')).toHaveCount(0);
	});

	test('offers that come late say more about the place somebody has picked, and take nobody away from it', async ({
		page,
		site
	}) => {
		const held = gate();
		site.rig = async (req, res) => {
			if (req.url === '/de/data/offers.json') await held.opened;
			if (req.url?.startsWith('/content/')) res.writeHead(503).end();
			return res.writableEnded;
		};
		const sheet = await openOffice(page, site);
		await sheet.getByRole('button', { name: 'Zurück' }).focus();
		await expect(sheet.getByRole('link', { name: 'Anrufen' }), 'waits for no offers').toBeVisible();
		const before = await sheet.locator('a').count();

		held.open();
		await expect.poll(() => sheet.locator('a').count()).toBeGreaterThan(before);
		await expect(sheet.getByRole('heading').first()).toContainText(OFFICE);
		await expect(sheet.getByRole('button', { name: 'Zurück' })).toBeFocused();
	});
});
