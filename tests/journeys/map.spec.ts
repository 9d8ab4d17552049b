import type { Page } from '@playwright/test';
import type { PlaceFacts } from '../../src/lib/domain/records';
import { readPack, test, expect, untilReady, type Site } from './site';
import { hasPaint, TUESDAY } from './on-map';
import { LEMGO, openHours, publishHours } from './places';

async function openMapOffline(page: Page, site: Site): Promise<number> {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await site.stop();
	const seen = site.requests.length;
	await page.getByRole('navigation').getByRole('link', { name: 'Karte' }).click();
	await expect(page.locator('[data-map="ready"]')).toBeVisible();
	return seen;
}

/** How many records all pins in view stand for. */
async function countOnMap(page: Page): Promise<number> {
	const counts = await page
		.locator('.pin')
		.evaluateAll((pins) => pins.map((pin) => Number(pin.querySelector('.count')?.textContent ?? 1)));
	return counts.reduce((sum, count) => sum + count, 0);
}

test.describe('a map that was never opened before, with the server stopped', () => {
	test.use({ permissions: ['geolocation'], geolocation: LEMGO, reducedMotion: 'reduce' });

	test('opens, shows the overview, every place and the nearest open one first; nobody was asked', async ({
		page,
		site
	}) => {
		await publishHours(site, { 'rathaus-lemgo': openHours, 'rathaus-bad-salzuflen': openHours });
		await page.clock.setFixedTime(TUESDAY);
		const seen = await openMapOffline(page, site);

		await expect.poll(() => hasPaint(page)).toBe(true);
		await expect(page.getByText('Übersichtskarte, keine Grenzen')).toBeVisible();
		const facts = await readPack(site.dir, 'facts');
		const places = Object.entries(facts).filter(
			([address, record]) => address.startsWith('place/') && 'position' in record
		);
		expect(places.length).toBeGreaterThan(40);
		await expect.poll(() => countOnMap(page)).toBe(places.length);

		await page.getByRole('button', { name: 'In meiner Nähe' }).click();
		await expect(page.getByText('bleibt auf diesem Telefon und wird nicht gespeichert')).toBeVisible();
		await page.getByRole('button', { name: 'Standort benutzen' }).click();
		await expect(page.locator('.here')).toBeVisible();
		await page.getByRole('button', { name: 'Offen zuerst' }).click();
		const cards = page.locator('#result a.card');
		await expect(cards.first()).toContainText('Rathaus Lemgo');
		await expect(cards.first()).toContainText('Offen bis');
		await expect(cards.first()).toContainText(/Lemgo · \d+ m/);
		// Of the next one only the town is known, so it promises no metres.
		await expect(cards.nth(1)).toContainText('in Lemgo');
		await expect(cards.nth(1)).not.toContainText(/\d+ m/);
		await expect(cards.nth(2)).toContainText('Rathaus Bad Salzuflen');
		expect(site.requests.length).toBe(seen);
	});

	test('the position ends with the page and is written down nowhere', async ({ page, site }) => {
		await openMapOffline(page, site);
		await page.getByRole('button', { name: 'In meiner Nähe' }).click();
		await page.getByRole('button', { name: 'Standort benutzen' }).click();
		await expect(page.locator('.here')).toBeVisible();
		const written = await page.evaluate(async () => {
			const found = [
				location.href,
				JSON.stringify(localStorage),
				JSON.stringify(sessionStorage),
				document.cookie
			];
			for (const { name = '' } of await indexedDB.databases()) {
				const database = await new Promise<IDBDatabase>((done, failed) => {
					const request = indexedDB.open(name);
					request.onsuccess = () => done(request.result);
					request.onerror = () => failed(request.error);
				});
				for (const store of database.objectStoreNames) {
					const all = await new Promise((done) => {
						const request = database.transaction(store).objectStore(store).getAll();
						request.onsuccess = () => done(request.result);
					});
					found.push(JSON.stringify(all));
				}
				database.close();
			}
			return found.join('\n');
		});
		expect(written).toContain('Rathaus Lemgo');
		expect(written).not.toContain(String(LEMGO.latitude));
		expect(written).not.toContain(String(LEMGO.longitude));
		await page.reload();
		await expect(page.getByRole('button', { name: 'In meiner Nähe' })).toBeVisible();
	});
});

test('list and map show the same result, and the switch loses no filter', async ({ page, site }) => {
	await page.goto(`${site.url}/de/offers?topic=german&town=lemgo`);
	await untilReady(page);
	const count = page.getByRole('status').filter({ hasText: /\d+ Angebote?/ });
	const words = (await count.textContent())?.trim() ?? '';
	expect(words).toMatch(/^[1-9]/);
	await page.getByRole('group', { name: 'Ansicht' }).getByRole('link', { name: 'Karte' }).click();
	await expect(page).toHaveURL(/\/de\/map\?show=offers&topic=german&town=lemgo$/);
	await expect(count).toContainText(words);
	await page.getByRole('button', { name: /^Filter entfernen: Lemgo/ }).click();
	await expect(page).toHaveURL(/\/de\/map\?show=offers&topic=german$/);
	await page.getByRole('group', { name: 'Ansicht' }).getByRole('link', { name: 'Liste' }).click();
	await expect(page).toHaveURL(/\/de\/offers\?topic=german$/);

	await page.goto(`${site.url}/de/places?town=detmold`);
	await page.getByRole('group', { name: 'Ansicht' }).getByRole('link', { name: 'Karte' }).click();
	await expect(page).toHaveURL(/\/de\/map\?town=detmold$/);
	const said = page.locator('#result [role="status"]');
	const facts = (await readPack(site.dir, 'facts')) as Record<string, Partial<PlaceFacts>>;
	const detmold = Object.values(facts).filter(({ municipality }) => municipality === 'detmold');
	const onMap = detmold.filter(({ position }) => position).length;
	expect(detmold.length - onMap).toBe(1);
	await expect(said).toContainText(`${detmold.length} Orte. 1 davon hat keinen festen Ort auf der Karte.`);
	await expect.poll(() => countOnMap(page)).toBe(onMap);
});

test.describe('Detmold’s centre, which stands for every office whose door is not known', () => {
	test.use({ reducedMotion: 'reduce' });
	test('several records at one position open as a list, never as one that hides the rest', async ({
		page,
		site
	}) => {
		await page.goto(`${site.url}/de/map?town=detmold`);
		await untilReady(page);
		await expect(page.locator('[data-map="ready"]')).toBeVisible();
		const sheet = page.locator('section.sheet');
		// A cluster goes closer until it falls apart; one that never does opens.
		for (let step = 0; step < 6 && !(await sheet.isVisible()); step += 1) {
			await page.locator('.pin.cluster').first().focus();
			await page.keyboard.press('Enter');
		}
		await expect(sheet.getByRole('heading')).toContainText(/\d+ Orte an dieser Stelle/);
		const several = sheet.locator('button.line');
		expect(await several.count()).toBeGreaterThan(1);
		const name = (await several.first().locator('.name').textContent()) ?? '';
		await several.first().click();
		await expect(sheet.getByRole('heading').first()).toContainText(name);
		await sheet.getByRole('button', { name: 'Zurück' }).click();
		await page.keyboard.press('Escape');
		await expect(sheet).toBeHidden();
	});
});

test.describe('a phone that gives no position', () => {
	test.use({ permissions: [], reducedMotion: 'reduce' });

	test('is no dead end: a town or a postcode sorts as well, and promises no metres', async ({
		page,
		site
	}) => {
		await page.context().clearPermissions();
		await page.goto(`${site.url}/de/places`);
		await untilReady(page);
		await page.getByRole('button', { name: 'In meiner Nähe' }).click();
		await page.getByRole('button', { name: 'Standort benutzen' }).click();
		await expect(page.getByRole('alert')).toContainText('Wählen Sie hier Ihren Ort.');

		await page.getByLabel('Postleitzahl').fill('99999');
		await expect(page.getByText('Diese Postleitzahl gehört nicht zu Kreis Lippe.')).toBeVisible();
		await page.getByLabel('Postleitzahl').fill('32689');
		await page.getByRole('button', { name: 'Kalletal nehmen' }).click();
		const cards = page.locator('a.card');
		await expect(cards.first()).toContainText('in Kalletal');
		const texts = (await cards.allTextContents()).join('\n');
		expect(texts).toMatch(/· etwa \d+ km/);
		expect(texts).not.toMatch(/\d m\b/);

		await page.getByRole('button', { name: /Nicht mehr sortieren/ }).click();
		await page.getByRole('button', { name: 'In meiner Nähe' }).click();
		await page.getByLabel('Ihre Stadt oder Gemeinde').selectOption('luegde');
		await expect(cards.first()).toContainText(/Lügde/);
	});
});

test.describe('by keyboard alone', () => {
	test.use({ permissions: ['geolocation'], geolocation: LEMGO, reducedMotion: 'reduce' });

	test('the nearest open town hall is found, called and gone to, past the map', async ({ page, site }) => {
		await publishHours(site, { 'rathaus-lemgo': openHours });
		await page.clock.setFixedTime(TUESDAY);
		await page.goto(`${site.url}/de/map`);
		await untilReady(page);
		await tabTo(page, 'In meiner Nähe');
		await page.keyboard.press('Enter');
		await tabTo(page, 'Standort benutzen');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('button', { name: 'Offen zuerst' })).toBeVisible();
		await tabTo(page, 'Offen zuerst');
		await page.keyboard.press('Enter');
		await tabTo(page, 'Karte überspringen');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await expect(page.locator('#result a.card').first()).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.locator('h1')).toHaveText('Rathaus Lemgo');
		await tabTo(page, 'Anrufen');
		expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/^tel:\+495261/);
		await tabTo(page, 'Weg zeigen');
		expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(
			/^https:\/\/www\.openstreetmap\.org\/search\?query=Marktplatz/
		);
		await tabTo(page, 'Adresse zum Zeigen');
		await page.keyboard.press('Enter');
		const card = page.locator('details[open] p[lang="de"]');
		await expect(card).toContainText('Marktplatz 1');
		await expect(card).toContainText('32657 Lemgo');
	});

	test('a pin opens its card, Escape closes it and gives the keyboard back', async ({ page, site }) => {
		await page.goto(`${site.url}/de/map?town=schlangen`);
		await untilReady(page);
		const pin = page.getByRole('button', { name: /^Rathaus Schlangen/ });
		await pin.focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'Rathaus Schlangen' }).first()).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(page.locator('section.sheet')).toHaveCount(0);
		await expect(pin).toBeFocused();
	});
});

/** Presses Tab until what has the focus says this; fails when nothing ever does. */
async function tabTo(page: Page, words: string): Promise<void> {
	for (let step = 0; step < 120; step += 1) {
		await page.keyboard.press('Tab');
		const says = await page.evaluate(() => {
			const at = document.activeElement;
			return `${at?.getAttribute('aria-label') ?? ''} ${at?.textContent ?? ''}`;
		});
		if (says.includes(words)) return;
	}
	throw new Error(`no Tab leads to “${words}”`);
}
