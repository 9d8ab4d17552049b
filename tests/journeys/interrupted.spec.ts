import { firstOffer, NEW_TITLE, publishChange, publishShell, updateNow } from './publish';
import { expect, test, untilReady, type Site } from './site';

const CHECK = /^\/content\/manifest\.json/;
const CHANGE = /^\/content\/(?:diff|[0-9a-f]{64})/;

/** Lets requests hang that match, until told to go on. */
function holdBack(site: Site, pattern: RegExp) {
	let release = () => {};
	const gate = new Promise<void>((open) => (release = open));
	const waiting: string[] = [];
	site.rig = async (req) => {
		if (pattern.test(req.url ?? '')) {
			waiting.push(req.url ?? '');
			await gate;
		}
		return false;
	};
	return { waiting, release };
}

for (const [what, pattern] of Object.entries({ 'the check': CHECK, 'the download': CHANGE })) {
	test(`a tab closed during ${what} leaves the old release, and the next visit brings the new one`, async ({
		page,
		site
	}) => {
		const { path, title } = await firstOffer(site);
		await page.goto(site.url + path);
		await untilReady(page);
		const about = await page.context().newPage();
		await about.goto(`${site.url}/de/about`);
		await untilReady(about);
		await publishChange(site);

		const { waiting, release } = holdBack(site, pattern);
		await about.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
		await expect.poll(() => waiting.length).toBeGreaterThan(0);
		await about.close({ runBeforeUnload: false });
		release();
		site.rig = undefined;

		await page.reload();
		await expect(page.locator('h1')).toHaveText(title);
		const again = await page.context().newPage();
		await again.goto(`${site.url}/de/about`);
		await updateNow(again);
		await expect(page.locator('h1')).toHaveText(NEW_TITLE);
	});
}

test('a new shell that takes over while content is on its way loses neither', async ({ page, site }) => {
	const { path } = await firstOffer(site);
	await page.goto(site.url + path);
	await untilReady(page);
	const about = await page.context().newPage();
	await about.goto(`${site.url}/de/about`);
	await untilReady(about);
	await publishChange(site);
	await publishShell(site);

	const { waiting, release } = holdBack(site, CHANGE);
	await about.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
	await expect.poll(() => waiting.length).toBeGreaterThan(0);
	await about.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
	await about.getByRole('button', { name: 'Neu laden' }).click();
	await expect(about.locator('html')).toHaveAttribute('data-shell', 'newer');
	release();
	site.rig = undefined;

	await expect(about.getByRole('button', { name: 'Jetzt aktualisieren' })).toBeEnabled();
	await updateNow(about);
	await page.goto(site.url + path);
	await expect(page.locator('html')).toHaveAttribute('data-shell', 'newer');
	await expect(page.locator('h1')).toHaveText(NEW_TITLE);
});

for (const [name, years] of Object.entries({ 'ten years late': -10, 'ten years early': 10 })) {
	test(`a phone whose clock is ${name} reads, and still gets new content`, async ({ page, site }) => {
		const { path, title } = await firstOffer(site);
		const wrong = new Date();
		wrong.setFullYear(wrong.getFullYear() + years);
		await page.clock.setFixedTime(wrong);
		await page.goto(site.url + path);
		await expect(page.locator('h1')).toHaveText(title);
		await page.goto(`${site.url}/de/about`);
		await expect(page.locator('[data-release]')).toBeVisible();
		const status = page.locator('[data-status]');
		if (years > 0) await expect(status).toHaveAttribute('data-status', 'expired');

		await publishChange(site);
		await updateNow(page);
		await page.goto(site.url + path);
		await expect(page.locator('h1')).toHaveText(NEW_TITLE);
	});
}
