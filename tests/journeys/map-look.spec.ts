import { publishHours, LEMGO, openHours } from './places';
import { expect, test, untilReady } from './site';

// The direction is set by hand, so that both are the same page but for it: the page mirrors and the map does not.
for (const colorScheme of ['light', 'dark'] as const) {
	for (const dir of ['ltr', 'rtl'] as const) {
		test.describe(`the map offline, ${colorScheme}, ${dir}`, () => {
			test.use({ colorScheme, permissions: ['geolocation'], geolocation: LEMGO, reducedMotion: 'reduce' });

			test('mirrors its controls and never the ground', async ({ page, site }, info) => {
				await publishHours(site, { 'rathaus-lemgo': openHours });
				await page.clock.setFixedTime(new Date('2026-11-24T10:00:00+01:00'));
				await page.goto(`${site.url}/de`);
				await untilReady(page);
				await site.stop();
				await page.getByRole('navigation').getByRole('link', { name: 'Karte' }).click();
				await page.evaluate((value) => (document.documentElement.dir = value), dir);
				await expect(page.locator('[data-map="ready"]')).toBeVisible();

				const map = await page.locator('.lotse-map').boundingBox();
				const plus = await page.getByRole('button', { name: 'Näher heran', exact: true }).boundingBox();
				const atStart = (plus?.x ?? 0) < (map?.x ?? 0) + (map?.width ?? 0) / 2;
				expect(atStart).toBe(dir === 'rtl');
				const west = await page.getByRole('button', { name: /^Rathaus Schlangen/ }).boundingBox();
				const east = await page
					.locator('.pin')
					.evaluateAll((pins) => Math.max(...pins.map((pin) => pin.getBoundingClientRect().x)));
				expect(west?.x ?? Infinity).toBeLessThan(east);
				const ground = await page.evaluate(
					() => getComputedStyle(document.querySelector('.lotse-map') as Element).backgroundColor
				);
				expect(ground).toBe(colorScheme === 'light' ? 'rgb(245, 241, 230)' : 'rgb(29, 33, 38)');

				await page.getByRole('button', { name: 'In meiner Nähe' }).click();
				await page.getByRole('button', { name: 'Standort benutzen' }).click();
				await expect(page.locator('.here')).toBeVisible();
				await page.getByRole('button', { name: 'Offen zuerst' }).click();
				await expect(page.locator('#result a.card').first()).toContainText('Rathaus Lemgo');
				const overflow = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth
				);
				expect(overflow).toBeLessThanOrEqual(0);
				await page.screenshot({ path: info.outputPath(`map-${colorScheme}-${dir}.png`) });
			});
		});
	}
}
