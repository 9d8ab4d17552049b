import { publishOver } from './releases';
import { expect, readPack, test, untilReady } from './site';

const VIOLENCE = '/de/guides/gewalt-hilfe';

test('two taps lead from any page to the imprint and the privacy page, with no network', async ({
	page,
	site
}) => {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await site.stop();
	const seen = site.requests.length;
	for (const name of ['Impressum', 'Datenschutz', 'Barrierefreiheit', 'Lizenzen', 'Leichte Sprache']) {
		await page.goto(`${site.url}/de/offers`);
		await page.getByRole('link', { name: 'Start', exact: true }).click();
		await page.getByRole('link', { name, exact: true }).click();
		await expect(page.locator('h1')).toHaveText(name);
		await page.getByRole('link', { name: 'Über diese App' }).click();
		await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
	}
	expect(site.requests.length).toBe(seen);
});

test('a film in sign language says how long and how large it is, and is fetched by nobody unasked', async ({
	page,
	site
}) => {
	const web = 'https://film.example/lotse.mp4';
	await publishOver(site, {
		'region.yaml': (text) =>
			text.replace(/^# signFilm: .*$/m, `signFilm: { web: '${web}', minutes: 3, megabytes: 20 }`)
	});
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await site.stop();
	await page.goto(`${site.url}/de/about/leichte-sprache`);
	const film = page.getByRole('link', { name: /^Film in Gebärdensprache: 3\sMinuten, 20\sMB, im Internet$/ });
	await expect(film).toHaveAttribute('href', web);
	await page.goto(`${site.url}/de/about/impressum`);
	await expect(page.locator('h1')).toHaveText('Impressum');
	await expect(film).toHaveCount(0);
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('every page about the app can be read, and no form could send words to the host', async ({
		page,
		site
	}) => {
		for (const locale of ['de', 'ar'] as const) {
			const texts = (await readPack(site.dir, `text/${locale}`)) as Record<string, { title: string }>;
			const pages = Object.entries(texts).filter(([address]) => address.startsWith('page/'));
			expect(pages.length).toBe(5);
			for (const [address, { title }] of pages) {
				await page.goto(`${site.url}/${locale}/about/${address.slice('page/'.length)}`);
				await expect(page.locator('h1')).toHaveText(title);
			}
			await page.goto(`${site.url}/${locale}/wish`);
			await expect(page.locator('form .main')).toBeDisabled();
		}
	});
});

test('the emergency numbers are there when nothing of the content is', async ({ page, site }) => {
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	await page.evaluate(async () => {
		for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? '');
	});
	await site.stop();
	await page.goto(`${site.url}/de/emergency`);
	const numbers = page.locator('main a[href^="tel:"]');
	await expect(numbers).toHaveCount(7);
	await expect(page.locator('a[href="tel:116111"]')).toContainText('Kinder');
	await expect(page.locator('a[href="tel:+498001110550"]')).toContainText('Eltern');
});

test.describe('a page about violence', () => {
	test('is left at once, with no network, and going back does not show it', async ({ page, site }) => {
		await page.goto(`${site.url}/de/guides`);
		await untilReady(page);
		await site.stop();
		const seen = site.requests.length;
		const leave = page.getByRole('button', { name: 'Schnell weg' });

		await page.goto(site.url + VIOLENCE);
		await expect(leave).toBeInViewport();
		await expect(leave).toHaveAccessibleDescription(/Der Verlauf Ihres Browsers bleibt\./);
		await leave.click();
		await expect(page).toHaveURL(`${site.url}/de`);
		await expect(page.locator('h1')).toHaveText(/Willkommen/);
		await expect(page).not.toHaveTitle(/Gewalt/);
		await page.goBack();
		await expect(page).toHaveURL(`${site.url}/de/guides`);
		expect(site.requests.length).toBe(seen);
	});

	test('is left by pressing Escape twice, and not by pressing it once', async ({ page, site }) => {
		await page.goto(`${site.url}/de/offers/hilfetelefon-gewalt-gegen-frauen`);
		await expect(page.getByRole('button', { name: 'Schnell weg' })).toBeInViewport();
		await page.keyboard.press('Escape');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Escape');
		await expect(page).toHaveURL(/hilfetelefon-gewalt-gegen-frauen$/);
		await page.keyboard.press('Escape');
		await expect(page).toHaveURL(`${site.url}/de`);
	});

	test('is the only kind that has it', async ({ page, site }) => {
		await page.goto(`${site.url}/de/guides/bankkonto`);
		await expect(page.getByRole('button', { name: 'QR-Code' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Schnell weg' })).toHaveCount(0);
	});
});

test('a wish written without a network waits on the phone and is sent by mail later', async ({
	page,
	site,
	context
}) => {
	const wishes = 'wishes: { email: wuensche@example.org }';
	await publishOver(
		site,
		{ 'region.yaml': (text) => `${text}\n${wishes}\n` },
		{ now: new Date('2026-11-23T12:00:00Z') }
	);
	await page.goto(`${site.url}/de/offers/griffbereit`);
	await untilReady(page);
	const title = (await page.locator('h1').textContent()) ?? '';
	await context.setOffline(true);
	await page.getByRole('link', { name: 'Stimmt etwas nicht?' }).click();
	await expect(page.locator('main strong').first()).toHaveText(title);
	await page.getByRole('textbox', { name: 'Ihre Nachricht' }).fill('Der Kurs ist zu.\nSeit Mai.');
	await page.getByRole('button', { name: 'aufheben' }).click();
	await expect(page.getByRole('status').first()).toHaveText(/Aufgehoben/);
	await expect(page.getByRole('textbox', { name: 'Ihre Nachricht' })).toHaveValue('');

	await page.goto(`${site.url}/de/about`);
	await page.getByRole('link', { name: 'Noch nicht gesendet: 1' }).click();
	await context.setOffline(false);
	const mail = page.getByRole('link', { name: 'Mail-App öffnen' });
	const link = new URL((await mail.getAttribute('href')) ?? '');
	expect(link.pathname).toBe('wuensche@example.org');
	expect(link.searchParams.get('subject')).toBe('Lippe Lotse: Etwas ist falsch');
	expect(link.searchParams.get('body')).toMatch(
		/^Der Kurs ist zu\.\r\nSeit Mai\.\r\n\r\nwrong · offer\/griffbereit · \d+ · de$/
	);
	await page.getByRole('button', { name: 'Erledigt, löschen' }).click();
	await expect(mail).toHaveCount(0);
	await page.goto(`${site.url}/de/about`);
	await expect(page.getByRole('link', { name: 'Wünsche und Ideen' })).toBeVisible();
	await expect(page.getByText('Noch nicht gesendet')).toHaveCount(0);
});
