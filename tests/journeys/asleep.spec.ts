import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gate } from './gate';
import { expect, test, untilReady, type Site } from './site';

/** Holds back what has this in its address; what comes back lets it go. */
function hold(site: Site, part: string): () => void {
	const { opened, open } = gate();
	site.rig = async ({ url = '' }) => {
		if (url.includes(part)) await opened;
		return false;
	};
	return open;
}

// Kit begins with its own entry, and has begun while the page's own script is on its way.
for (const last of ['/entry/', '/nodes/'])
	test(`what is tapped before the page is awake is done when ${last} has come`, async ({ page, site }) => {
		const wake = hold(site, last);
		await page.goto(`${site.url}/de/offers/griffbereit`, { waitUntil: 'commit' });
		if (last === '/nodes/') await page.waitForFunction(() => history.state !== null);
		await page.getByRole('button', { name: 'Merken' }).click();
		wake();
		await expect(page.getByRole('button', { name: 'Gemerkt' })).toBeVisible();
		await page.getByRole('button', { name: 'Gemerkt' }).click();
		await expect(page.getByRole('button', { name: 'Merken' }), 'and only once').toBeVisible();
	});

test('what is tapped once the page is awake is done once, though its later code comes after that', async ({
	page,
	site
}) => {
	const folder = join(site.dir, '_app/immutable/chunks');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
	const later = names.filter((_, at) => texts[at]?.includes('.tapped'));
	expect(later).toHaveLength(1);
	const deliver = hold(site, `/${later[0]}`);
	await page.goto(`${site.url}/de/offers`, { waitUntil: 'commit' });
	await expect(page.locator('.badge').first(), 'awake').toBeVisible();
	await page.getByRole('button', { name: 'Filter' }).click();
	await expect(page.getByLabel('Thema')).toBeVisible();
	deliver();
	await untilReady(page);
	await expect(page.getByLabel('Thema')).toBeVisible();
});

test.describe('what is entered before the page is awake', () => {
	test('is searched for', async ({ page, site }) => {
		const wake = hold(site, '/nodes/');
		await page.goto(`${site.url}/de/search`, { waitUntil: 'commit' });
		await page.getByRole('searchbox').pressSequentially('Griffbereit');
		wake();
		await expect(page.locator('a.card').first()).toContainText('Griffbereit');
		await expect(page.getByRole('searchbox')).toHaveValue('Griffbereit');
	});

	test('is what the map shows, within what its address asks for', async ({ page, site }) => {
		const wake = hold(site, '/nodes/');
		await page.goto(`${site.url}/de/map?town=lemgo`, { waitUntil: 'commit' });
		await page.getByLabel('Das zeigt die Karte').selectOption('offers');
		wake();
		await expect(page.locator('#result [role="status"]')).toContainText(/\d+ Angebote/);
		await expect(page.getByLabel('Das zeigt die Karte')).toHaveValue('offers');
		await expect(page.getByRole('button', { name: 'Filter entfernen: Lemgo' })).toBeVisible();
	});

	test('stays ticked, and is kept', async ({ page, site }) => {
		const wake = hold(site, '/nodes/');
		await page.goto(`${site.url}/de/first-weeks`, { waitUntil: 'commit' });
		const tick = page.locator('main').getByRole('checkbox').first();
		await tick.check();
		wake();
		await untilReady(page);
		await expect(page.getByRole('progressbar')).toHaveAttribute('value', '1');
		await page.reload();
		await untilReady(page);
		await expect(tick).toBeChecked();
	});

	test('is how often the phone asks for news, though settings are read meanwhile', async ({ page, site }) => {
		const wake = hold(site, '/nodes/');
		await page.goto(`${site.url}/de/settings`, { waitUntil: 'commit' });
		const choice = page.locator('input[value="manual"]');
		await choice.check();
		wake();
		await untilReady(page);
		await expect(choice).toBeChecked();
		await page.reload();
		await untilReady(page);
		await expect(choice).toBeChecked();
	});

	test('is what a wish says', async ({ page, site }) => {
		const wake = hold(site, '/nodes/');
		await page.goto(`${site.url}/de/wish`, { waitUntil: 'commit' });
		await page.getByRole('radio').first().check();
		await page.getByRole('textbox').first().fill('Die Nummer stimmt nicht.');
		wake();
		await untilReady(page);
		await expect(page.getByRole('radio').first()).toBeChecked();
		await expect(page.getByRole('textbox').first()).toHaveValue('Die Nummer stimmt nicht.');
	});
});
