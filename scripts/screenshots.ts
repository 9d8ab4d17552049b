/**
 * Takes a picture of every kind of page of `build/`, at 360 px, light and dark, into `screenshots/`.
 * `--readme` renews the two that stand in the README. Run `npm run build` first.
 */
import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { serve } from './serve.mjs';
import { chromiumLaunch } from './chromium.mjs';

const PAGES = {
	languages: '/',
	start: '/de',
	offers: '/de/offers',
	filtered: '/de/offers?topic=school&town=lemgo',
	empty: '/de/offers?topic=getting-around&audience=volunteers&open=1',
	offer: '/de/offers/ki-laiensprachmittlung',
	place: '/de/places/abh-kreis',
	places: '/de/places',
	map: '/de/map',
	'map-ar': '/ar/map',
	'map-offers': '/de/map?show=offers&topic=german',
	guides: '/de/guides',
	guide: '/de/guides/wohnsitz-anmelden',
	about: '/de/about',
	settings: '/de/settings',
	emergency: '/de/emergency',
	error: '/de/offers/nichts',
	'offer-en': '/en/offers/ki-laiensprachmittlung'
};
const README = { start: '/de', offer: '/de/offers/ki-laiensprachmittlung' };

const readme = process.argv.includes('--readme');
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const folder = readme ? 'docs' : 'screenshots';
mkdirSync(folder, { recursive: true });

const site = await serve({ dir: 'build' });
const browser = await chromium.launch(chromiumLaunch());
const wide = process.argv.includes('--wide');
for (const colorScheme of readme ? (['light'] as const) : (['light', 'dark'] as const)) {
	const context = await browser.newContext({
		colorScheme,
		viewport: wide ? { width: 1200, height: 800 } : { width: 360, height: readme ? 720 : 800 },
		deviceScaleFactor: readme ? 2 : 1.5,
		locale: 'de-DE'
	});
	for (const [name, path] of Object.entries(readme ? README : PAGES)) {
		if (only.length && !only.includes(name)) continue;
		const page = await context.newPage();
		page.on('console', (message) => message.type() === 'error' && console.warn(name, message.text()));
		page.on('pageerror', (error) => console.warn(name, error.message));
		await page.goto(site.url + path, { waitUntil: 'load' });
		// The page says it holds its content, or it is one of those without a status line.
		await page
			.waitForSelector('[data-status="ready"], [data-status="none"], body:not(:has([data-status]))')
			.catch(() => console.warn(name, 'never became ready'));
		await page.waitForSelector('body:not(:has([data-map="loading"]))');
		await page.evaluate(() => document.fonts.ready);
		await page.screenshot({
			path: `${folder}/${name}${readme ? '' : `-${wide ? 'wide' : colorScheme}`}.png`,
			fullPage: !readme
		});
		await page.close();
	}
	await context.close();
}
await browser.close();
await site.close();
