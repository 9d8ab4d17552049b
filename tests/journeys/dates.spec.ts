import { readFile } from 'node:fs/promises';
import { fileOf, updateNow } from './publish';
import { publishOver } from './releases';
import { expect, recordPages, test, untilReady, type Site } from './site';
import type { Page } from '@playwright/test';

const WEEKLY = "{ start: '2024-01-02T18:00', end: '2024-01-02T19:30', allDay: false, rule: 'FREQ=WEEKLY' }";
const OVER = "{ start: '2024-01-02', end: '2024-01-03', allDay: true }";

/** Gives two offers dates, in one release for both journeys, and brings them onto the phone; answers their pages. */
async function withDates(page: Page, site: Site): Promise<{ weekly: string; over: string }> {
	const [weekly, over] = (await recordPages(site.dir, 'de')).filter(({ path }) =>
		path.startsWith('/de/offers/')
	);
	if (!weekly || !over) throw new Error('the release has too few offers');
	await page.goto(`${site.url}/de/about`);
	await untilReady(page);
	await publishOver(site, {
		[fileOf(weekly.path)]: (text) => `dates: ${WEEKLY}\n${text}`,
		[fileOf(over.path)]: (text) => `dates: ${OVER}\n${text}`
	});
	await updateNow(page);
	// What works the days out comes with the first copy that has some.
	await expect
		.poll(() => page.evaluate(async () => (await (await caches.open('lotse-date-code')).keys()).length))
		.toBe(2);
	await site.stop();
	return { weekly: site.url + weekly.path, over: site.url + over.path };
}

test('an offer that comes again shows its next three days and goes into the calendar, with no network', async ({
	page,
	site
}) => {
	await page.goto((await withDates(page, site)).weekly);
	const days = page.locator('dd li');
	await expect(days).toHaveCount(3);
	for (const day of await days.all())
		await expect(day).toHaveText(/^Dienstag, .*, \u206618:00–\u206019:30\u2069$/);

	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'In den Kalender' }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/^[\w-]+\.ics$/);
	const text = await readFile(await file.path(), 'utf8');
	expect(text).toContain('DTSTART;TZID=Europe/Berlin:20240102T180000');
	expect(text).toContain('RRULE:FREQ=WEEKLY');
});

test('an offer whose days are over says so and offers no calendar', async ({ page, site }) => {
	await page.goto((await withDates(page, site)).over);
	await expect(page.getByText('Alle Termine sind vorbei.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'In den Kalender' })).toHaveCount(0);
});
