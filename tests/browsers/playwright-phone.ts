import type { Browser, BrowserContextOptions } from '@playwright/test';
import type { Phone, Target } from './phone';

/** Firefox reports whatever had not come yet when a page was left, which is no exception of the page's. */
const CUT_OFF = /^Failed to load ‘\S+’\. A ServiceWorker intercepted/;

/** A fresh phone in a browser that Playwright speaks to. */
export async function playwrightPhone(browser: Browser, profile: BrowserContextOptions): Promise<Phone> {
	const context = await browser.newContext(profile);
	const complaints: string[] = [];
	context.on('weberror', (error) => {
		const { message } = error.error();
		if (!CUT_OFF.test(message)) complaints.push(message);
	});
	context.on('console', (message) => {
		if (message.text().startsWith('CSP: ')) complaints.push(message.text());
	});
	await context.addInitScript(() => {
		addEventListener('securitypolicyviolation', (event) =>
			console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`)
		);
	});
	const page = await context.newPage();
	const find = ({ css, words = '' }: Target) =>
		page.locator(css).filter({ hasText: words, visible: true }).first();
	return {
		open: async (url) => void (await page.goto(url)),
		reload: async () => void (await page.reload()),
		tap: (target) => find(target).click(),
		type: (target, text) => find(target).fill(text),
		// Playwright's own type of a function for the page knows handles, which no journey hands in.
		evaluate: (inPage, ...[input]) => page.evaluate(inPage as (input: unknown) => never, input as unknown),
		complaints,
		installFaults:
			browser.browserType().name() === 'chromium'
				? async () => {
						const session = await context.newCDPSession(page);
						const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
						await session.detach();
						// A test's context is a private window, in which nothing is ever installed.
						return installabilityErrors
							.map(({ errorId }) => errorId)
							.filter((fault) => fault !== 'in-incognito');
					}
				: undefined,
		close: () => context.close()
	};
}
