import type { Page } from '@playwright/test';
import { gate } from './gate';
import { findings, overflow } from './axe';
import { withTranslator, withVoices } from './browser-parts';
import { publishTree, READING } from './guide-tree';
import { expect, test, untilReady, type Site } from './site';

/** The tree on the phone, the server gone, and a guide open. */
async function openOffline(page: Page, site: Site, path: string): Promise<number> {
	await publishTree(site);
	await page.goto(`${site.url}/${path.slice(1, 3)}`);
	await untilReady(page);
	await site.stop();
	await page.goto(site.url + path);
	await expect(page.locator('h1')).toBeVisible();
	return site.requests.length;
}

const KAUTION = '/de/guides/hausboot-kaution';

test('the tree is read from end to end by keyboard, down and back, with no network', async ({
	page,
	site
}) => {
	const asked = await openOffline(page, site, '/de/guides');
	const cards = page.locator('main a.card');
	await expect(cards.filter({ hasText: 'Hausboot mieten' }), 'the index shows roots only').toHaveCount(0);
	await expect(cards.filter({ hasText: 'Hausboote' })).toContainText('2 Ratgeber dazu');
	await cards.filter({ hasText: 'Hausboote' }).press('Enter');

	const title = page.locator('h1');
	await expect(title).toHaveText('Hausboote');
	await expect(cards.locator('h3')).toHaveText(['Hausboot mieten', 'Hausboot verlegen']);
	await expect(page.getByText('sollte seit 2. November 2026 neu geprüft werden')).toBeVisible();
	for (const next of READING.slice(1)) {
		await page.locator('a[rel=next]').press('Enter');
		await expect(title).toHaveText(next);
	}
	for (const previous of READING.slice(0, -1).reverse()) {
		await page.locator('a[rel=prev]').press('Enter');
		await expect(title).toHaveText(previous);
	}
	await page.goto(site.url + KAUTION);
	const way = page.getByRole('navigation', { name: 'Sie sind hier' });
	await expect(way.getByRole('link')).toHaveText(['Ratgeber', 'Hausboote', 'Hausboot mieten']);
	await way.getByRole('link', { name: 'Hausboote' }).click();
	await expect(title).toHaveText('Hausboote');
	expect(site.requests.length).toBe(asked);
});

test('the contents lead the keyboard to the section, in either language', async ({ page, site }) => {
	for (const [locale, label] of [
		['de', 'Auf dieser Seite'],
		['en', 'On this page']
	] as const) {
		await page.goto(`${site.url}/${locale}/guides/wohnsitz-anmelden`);
		const summary = page.locator('summary', { hasText: label });
		await expect(page.getByRole('navigation', { name: label })).toBeHidden();
		await summary.press('Enter');
		const link = page.getByRole('navigation', { name: label }).getByRole('link').nth(2);
		const words = await link.innerText();
		await link.press('Enter');
		const heading = page.getByRole('heading', { name: words });
		await expect(heading).toBeFocused();
		await expect(heading).toBeInViewport();
		expect(new URL(page.url()).hash).toBe(`#${await heading.getAttribute('id')}`);
	}
});

test.describe('a guide that is not translated', () => {
	/** The guide in the language that it is not translated into. */
	async function openGerman(page: Page, site: Site) {
		await publishTree(site);
		await page.goto(`${site.url}/de`);
		await untilReady(page);
		await page.goto(site.url + KAUTION);
		await page.locator('header summary').click();
		await page.getByRole('link', { name: 'English' }).click();
		await expect(page).toHaveURL(/\/en\/guides\/hausboot-kaution$/);
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		await untilReady(page);
		await expect(page.locator('h1')).toHaveText('Kaution');
		// What follows needs nobody; the page may be asking for the rest of itself until here.
		await expect(page.getByRole('button', { name: 'QR code' })).toBeVisible();
		await site.stop();
	}
	test.use({ expectedErrors: [/status of 404/] });

	test('stays when the language is switched, in German that says so', async ({ page, site }) => {
		await withTranslator(page, 'none');
		await openGerman(page, site);
		await expect(page.getByText('Not translated yet')).toBeVisible();
		for (const german of [page.locator('h1'), page.locator('.lead'), page.locator('div[data-read]')]) {
			await expect(german).toHaveAttribute('lang', 'de');
			await expect(german).toHaveAttribute('dir', 'ltr');
		}
		await expect(page.locator('a[rel=next]').getByText('Hausboot verlegen')).toHaveAttribute('lang', 'de');
		await expect(page.locator('a[rel=prev]').getByText('Renting a houseboat')).not.toHaveAttribute('lang');
		await expect(page.getByRole('button', { name: /Translate/ })).toHaveCount(0);
	});

	test('is translated by the browser on a tap, on the phone, and back', async ({ page, site }) => {
		await withTranslator(page, 'available');
		await openGerman(page, site);
		const german = await page.locator('article').innerText();
		const button = page.getByRole('button', { name: 'Translate: English' });
		await expect(button).toBeVisible();
		expect(await page.evaluate(() => window.translator)).toEqual({ created: 0, asked: [] });
		const asked = site.requests.length;

		await button.click();
		await expect(page.getByText('Translated by your browser, checked by nobody.')).toBeVisible();
		await expect(page.locator('h1')).toHaveText('Kaution in English');
		await expect(page.locator('h1')).not.toHaveAttribute('lang');
		await expect(page.locator('h2#s2')).toHaveText('Für wen? in English');
		await expect(page.locator('article [lang=de] p')).toHaveCount(0);
		await expect(page.getByRole('link', { name: 'Rathaus Lemgo in English' })).toHaveAttribute(
			'href',
			'/en/places/rathaus-lemgo'
		);
		expect(site.requests.length, 'nothing leaves the phone').toBe(asked);

		await page.getByRole('button', { name: 'Show the German text' }).click();
		await expect(page.locator('h1')).toHaveText('Kaution');
		await expect(page.locator('h1')).toHaveAttribute('lang', 'de');
		expect(await page.locator('article').innerText()).toBe(german);
	});

	test('is not translated before the reader agreed to a download', async ({ page, site }) => {
		await withTranslator(page, 'downloadable');
		await openGerman(page, site);
		const created = () => page.evaluate(() => window.translator.created);
		await page.getByRole('button', { name: 'Translate: English' }).click();
		await expect(page.getByText('perhaps many megabytes')).toBeVisible();
		expect(await created()).toBe(0);
		await page.getByRole('button', { name: 'Do not download' }).click();
		expect(await created()).toBe(0);
		await page.getByRole('button', { name: 'Translate: English' }).click();
		await page.getByRole('button', { name: 'Download and translate' }).click();
		await expect(page.locator('h1')).toHaveText('Kaution in English');
		expect(await created()).toBe(1);
	});

	test('is read by a German voice, and its translation by the reader’s own', async ({ page, site }) => {
		await withVoices(page, ['en-US', 'de-DE']);
		await withTranslator(page, 'available');
		await openGerman(page, site);
		await page.evaluate(() => window.voicesCome());
		await page.getByRole('button', { name: 'Read aloud' }).click();
		expect(await page.evaluate(() => window.spoken)).toEqual([{ text: 'Kaution', voice: 'de-DE' }]);
		await page.getByRole('button', { name: 'Translate: English' }).click();
		await expect(page.locator('h1')).toHaveText('Kaution in English');
		await expect(page.getByRole('group', { name: 'Read aloud' }), 'stops with the text').toHaveCount(0);
		await page.getByRole('button', { name: 'Read aloud' }).click();
		expect(await page.evaluate(() => window.spoken.at(-1))).toEqual({
			text: 'Kaution in English',
			voice: 'en-US'
		});
	});
});

test.describe('reading aloud', () => {
	test.use({ reducedMotion: 'reduce' });
	const marked = (page: Page) =>
		page.evaluate(() => [...(CSS.highlights.get('reading') ?? [])].map(String).join());

	test('is not offered without a voice of the device for the language', async ({ page, site }) => {
		await withVoices(page, ['en-US']);
		await openOffline(page, site, KAUTION);
		await page.evaluate(() => window.voicesCome());
		await expect(page.getByRole('button', { name: 'QR-Code' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Vorlesen' })).toHaveCount(0);
	});

	test('marks each sentence where it stands and brings it into view, to the end', async ({ page, site }) => {
		await withVoices(page, ['de-DE']);
		const asked = await openOffline(page, site, KAUTION);
		const start = page.getByRole('button', { name: 'Vorlesen', exact: true });
		await expect(page.getByRole('button', { name: 'QR-Code' })).toBeVisible();
		await expect(start).toHaveCount(0);
		await page.evaluate(() => window.voicesCome());
		await start.click();
		const bar = page.getByRole('group', { name: 'Vorlesen', exact: true });
		const total = Number(/von (\d+)/.exec(await bar.innerText())?.[1]);
		expect(total).toBeGreaterThan(20);
		let top = -1;
		for (let at = 0; at < total; at += 1) {
			await expect(bar).toContainText(`Satz ${at + 1} von ${total}`);
			const said = await page.evaluate(() => window.spoken.at(-1)?.text);
			await expect.poll(() => marked(page)).toBe(said);
			const box = await page.evaluate(() => {
				const [range] = CSS.highlights.get('reading') ?? [];
				const { top: y, bottom } = (range as Range).getBoundingClientRect();
				return {
					y,
					bottom,
					scrolled: scrollY,
					bar: document.querySelector('.bar')?.getBoundingClientRect().y
				};
			});
			expect(box.y, said).toBeGreaterThan(60);
			expect(box.bottom, said).toBeLessThan(box.bar ?? 0);
			expect(box.y + box.scrolled, 'never backwards').toBeGreaterThanOrEqual(top);
			top = box.y + box.scrolled;
			await page.evaluate(() => window.endSentence());
		}
		await expect(bar).toHaveCount(0);
		expect(await marked(page)).toBe('');
		const spoken = await page.evaluate(() => window.spoken.map(({ text }) => text));
		expect(spoken).toContain('Die Kaution beträgt z. B. drei Mieten.');
		expect(site.requests.length).toBe(asked);
	});

	test('goes on while the first copy of the content arrives', async ({ page, site }) => {
		const content = gate();
		site.rig = async ({ url = '' }) => {
			if (url.startsWith('/content/')) await content.opened;
			return false;
		};
		await withVoices(page, ['de-DE']);
		await page.goto(`${site.url}/de/guides/wohnsitz-anmelden`);
		await expect(page.getByRole('button', { name: 'QR-Code' })).toBeVisible();
		await page.evaluate(() => window.voicesCome());
		await page.getByRole('button', { name: 'Vorlesen', exact: true }).click();
		await page.evaluate(() => window.endSentence());
		const said = await page.evaluate(() => window.spoken.length);
		content.open();
		await untilReady(page);
		await expect(page.getByText(`Satz ${said} von`)).toBeVisible();
		expect(await marked(page)).toBe(await page.evaluate(() => window.spoken.at(-1)?.text));
	});

	test('pauses, goes on with the same sentence, and stops when the page is left', async ({ page, site }) => {
		await withVoices(page, ['de-DE']);
		await openOffline(page, site, KAUTION);
		await page.evaluate(() => window.voicesCome());
		await page.getByRole('button', { name: 'Vorlesen', exact: true }).press('Enter');
		await page.evaluate(() => window.endSentence());
		await page.getByRole('button', { name: 'Pause' }).press('Enter');
		const said = () => page.evaluate(() => window.spoken.map(({ text }) => text));
		await page.evaluate(() => window.endSentence());
		expect(await said()).toEqual(['Kaution', 'Kurz gesagt zu Kaution.']);
		await page.getByRole('button', { name: 'Weiter', exact: true }).press('Enter');
		await expect.poll(said).toEqual(['Kaution', 'Kurz gesagt zu Kaution.', 'Kurz gesagt zu Kaution.']);
		const silenced = await page.evaluate(() => window.silenced);

		await page.locator('a[rel=next]').press('Enter');
		await expect(page.locator('h1')).toHaveText('Hausboot verlegen');
		expect(await page.evaluate(() => window.silenced)).toBe(silenced + 1);
		await expect(page.getByRole('group', { name: 'Vorlesen', exact: true })).toHaveCount(0);
		expect(await marked(page)).toBe('');
	});
});

test.describe('what opens on a guide', () => {
	test.use({ reducedMotion: 'reduce', expectedErrors: [/status of 404/] });
	for (const dir of ['ltr', 'rtl'] as const) {
		test(`passes axe and stays on a narrow screen, ${dir}`, async ({ page, site }, info) => {
			await withVoices(page, ['de-DE']);
			await withTranslator(page, 'downloadable');
			await publishTree(site);
			await page.goto(`${site.url}/en`);
			await untilReady(page);
			await page.goto(`${site.url}/en/guides/hausboot-kaution`);
			await page.evaluate((value) => (document.documentElement.dir = value), dir);
			await page.evaluate(() => window.voicesCome());
			await page.locator('summary', { hasText: 'On this page' }).click();
			await look('contents');
			await page.getByRole('button', { name: 'Translate: English' }).click();
			await expect(page.getByText('perhaps many megabytes')).toBeVisible();
			await look('translate');
			await page.getByRole('button', { name: 'Read aloud' }).click();
			for (let sentence = 0; sentence < 3; sentence += 1) await page.evaluate(() => window.endSentence());
			await expect(page.getByText(/Sentence 4 of/)).toBeVisible();
			await look('reading');
			await page.getByRole('button', { name: 'QR code' }).click();
			await expect(page.getByRole('dialog')).toBeVisible();
			await look('qr');

			async function look(name: string) {
				await info.attach(name, { body: await page.screenshot(), contentType: 'image/png' });
				expect(await findings(page), name).toEqual([]);
				expect(await overflow(page), name).toBeLessThanOrEqual(0);
			}
		});
	}
});
