import { test as base, expect } from '@playwright/test';
import { findFirefox, findWebKit } from '../../scripts/setup/browsers.mjs';
import config from '../../playwright.config';
import { Copies } from '../journeys/copies';
import { serveSite, type Site } from '../journeys/served-site';
import type { Phone } from './phone';
import { playwrightPhone } from './playwright-phone';
import { startWebKit } from './webkit';

export type BrowserName = 'chromium' | 'firefox' | 'webkit';

/** How one browser is started; a text says why it is not there. */
interface Started {
	newPhone: (() => Promise<Phone>) | string;
}

interface Fixtures {
	site: Site;
	phone: Phone;
	/** Whether the test changes the site and so needs a copy of it. */
	changesSite: boolean;
}

const LARGE = { width: 360, height: 740 };
const GERMAN = { viewport: LARGE, deviceScaleFactor: 2, locale: 'de-DE', timezoneId: 'Europe/Berlin' };
/** What the phones with these browsers call themselves. */
const AGENTS = {
	chromium:
		'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
	firefox: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
	webkit:
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
};

export const test = base.extend<Fixtures, { engine: BrowserName; started: Started }>({
	engine: ['chromium', { option: true, scope: 'worker' }],
	changesSite: [false, { option: true }],

	started: [
		async ({ playwright, engine }, use) => {
			if (engine === 'webkit') {
				const found = findWebKit();
				if (typeof found === 'string') return use({ newPhone: found });
				const driver = await startWebKit(found);
				await use({ newPhone: () => driver.phone({ userAgent: AGENTS.webkit, ...LARGE }) });
				return driver.stop();
			}
			const found = engine === 'firefox' ? await findFirefox() : undefined;
			if (typeof found === 'string') return use({ newPhone: found });
			const browser = found
				? await playwright.firefox.launch({ channel: 'moz-firefox', executablePath: found.path })
				: await playwright.chromium.launch({
						...(config.use?.channel && { channel: config.use.channel }),
						...config.use?.launchOptions
					});
			await use({
				newPhone: () =>
					playwrightPhone(browser, {
						...GERMAN,
						userAgent: AGENTS[engine],
						// Playwright can do this to Chromium only.
						...(engine === 'chromium' && { isMobile: true, hasTouch: true })
					})
			});
			await browser.close();
		},
		{ scope: 'worker' }
	],

	site: async ({ changesSite }, use) => {
		const copies = changesSite ? new Copies() : undefined;
		const site = await serveSite(copies);
		await use(site);
		await site.clear();
		await copies?.clear();
	},

	phone: async ({ started, engine }, use, testInfo) => {
		const { newPhone } = started;
		if (typeof newPhone === 'string') return testInfo.skip(true, newPhone);
		const phone = await newPhone();
		await use(phone);
		const said = [...(phone.complaints ?? [])];
		await phone.close();
		expect(said, `what ${engine} complained about`).toEqual([]);
	}
});

export { expect };
