import type { Locator, Page } from '@playwright/test';
import decode from 'jsqr';
import { expect, test, untilReady, type Site } from './site';

const RECORDS = ['/de/guides/wohnsitz-anmelden', '/de/offers/griffbereit', '/de/places/rathaus-lemgo'];

/** The page's own copy on the phone, and the server gone. */
async function keepAndStop(page: Page, site: Site): Promise<void> {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await site.stop();
}

/** What a camera reads off the screen, colours and all. */
async function read(page: Page, code: Locator): Promise<string | undefined> {
	const png = (await code.screenshot()).toString('base64');
	const camera = await page.context().newPage();
	const { data, width, height } = await camera.evaluate(async (shot) => {
		const image = new Image();
		image.src = `data:image/png;base64,${shot}`;
		await image.decode();
		const canvas = new OffscreenCanvas(image.width, image.height);
		const context = canvas.getContext('2d');
		context?.drawImage(image, 0, 0);
		const pixels = context?.getImageData(0, 0, image.width, image.height).data ?? [];
		return { data: [...pixels], width: image.width, height: image.height };
	}, png);
	await camera.close();
	// A camera does not try whether white on black would make sense.
	return decode(Uint8ClampedArray.from(data), width, height, { inversionAttempts: 'dontInvert' })?.data;
}

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`the QR code, ${colorScheme}`, () => {
		test.use({ colorScheme });
		test('of a guide, an offer and a place says their address, with no network', async ({ page, site }) => {
			await keepAndStop(page, site);
			const asked = site.requests.length;
			for (const path of RECORDS) {
				await page.goto(`${site.url}${path}?from=list#s1`);
				await page.getByRole('button', { name: 'QR-Code' }).click();
				const dialog = page.getByRole('dialog', { name: 'Diese Seite weitergeben' });
				const code = dialog.getByRole('img', { name: `QR-Code mit der Adresse ${site.url}${path}` });
				await expect(code).toBeVisible();
				expect(await read(page, code), path).toBe(site.url + path);
			}
			expect(site.requests.length).toBe(asked);
		});
	});
}

test('the QR code opens and closes by keyboard and gives the place back', async ({ page, site }) => {
	await page.goto(site.url + RECORDS[1]);
	const button = page.getByRole('button', { name: 'QR-Code' });
	const dialog = page.getByRole('dialog');
	await button.press('Enter');
	await expect(dialog).toBeVisible();
	// The first copy arrives meanwhile, and the page gets all it shows anew.
	await expect(page.locator('[data-status="loading"]')).toHaveCount(0);
	expect(await dialog.evaluate((at) => at.contains(document.activeElement))).toBe(true);
	await page.keyboard.press('Escape');
	await expect(dialog).toHaveCount(0);
	await expect(button).toBeFocused();
	await untilReady(page);
	await button.press('Enter');
	await dialog.getByRole('button', { name: 'Schließen' }).press('Enter');
	await expect(dialog).toHaveCount(0);
	await expect(button).toBeFocused();
});

test.describe('where the code for it cannot be had', () => {
	test.use({ expectedErrors: [/net::ERR_|status of 404/] });
	test('the QR dialog gives the address in words instead', async ({ page, site }) => {
		site.rig = ({ url = '' }, res) => /QrDialog/.test(url) && Boolean(res.writeHead(404).end());
		await page.goto(site.url + RECORDS[0]);
		await page.getByRole('button', { name: 'QR-Code' }).click();
		await expect(page.getByRole('alert')).toContainText(site.url + RECORDS[0]);
	});
});

test.describe('on paper', () => {
	// Whoever reads in the dark prints on white all the same.
	test.use({ colorScheme: 'dark' });
	test('a record is black on white, without bars, and loses no address', async ({ page, site }) => {
		await page.goto(`${site.url}/de`);
		await untilReady(page);
		for (const path of RECORDS) {
			await page.goto(site.url + path);
			await expect(page.getByRole('button', { name: 'Drucken' })).toBeVisible();
			await untilReady(page);
			await page.emulateMedia({ media: 'print' });
			await expect(page.locator('h1'), path).toBeVisible();
			await expect(page.locator('article')).toContainText('Quelle:');
			for (const bar of ['body header.no-print', 'body > div > nav', '[data-status]', 'main button', '.skip'])
				await expect(page.locator(bar).filter({ visible: true }), `${path}: ${bar}`).toHaveCount(0);
			const colours = await page.evaluate(() => {
				const of = (selector: string) => getComputedStyle(document.querySelector(selector) as Element);
				return [of('html').backgroundColor, of('h1').color];
			});
			expect(colours, path).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
			const links = await page
				.locator('main a[rel~=external]:visible')
				.evaluateAll((all) =>
					all.map((link) => [link.getAttribute('href') ?? '', getComputedStyle(link, '::after').content])
				);
			expect(links.length, path).toBeGreaterThan(0);
			for (const [href = '', printed = ''] of links) expect(printed, path).toContain(href);
			await expect(page.getByText(site.url + path), path).toBeVisible();
			await expect(page.getByText(/Inhalt vom \d+\. \S+ \d{4}\.\s+Gedruckt am \d+\. /), path).toBeVisible();
			await page.emulateMedia({ media: 'screen' });
			await expect(page.getByText(/Gedruckt am/), path).toBeHidden();
		}
	});

	test('the button asks the browser to print', async ({ page, site }) => {
		await page.addInitScript(() => {
			window.print = () => document.documentElement.setAttribute('data-printed', '');
		});
		await page.goto(site.url + RECORDS[0]);
		await page.getByRole('button', { name: 'Drucken' }).click();
		await expect(page.locator('html')).toHaveAttribute('data-printed');
	});
});
