import { chromium, type BrowserContext } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../scripts/serve.mjs';
import { chromiumLaunch } from '../scripts/chromium.mjs';

export interface StartupFigures {
	/**
	 * From the start of the navigation to the first card of the list on the screen, page at a quarter of this machine's
	 * speed, no network: in a browser that was closed in between. Median of several.
	 */
	coldOfflineMs: number;
	/** The same once more in a browser that runs. */
	warmMs: number;
	/** As `coldOfflineMs`, until the app itself has drawn the list and answers: what stood there before is what it kept. */
	coldAwakeMs: number;
}

/**
 * Marks the moments after the frames that draw the first card, and the first of the app's own. As text: what compiles
 * this file names its functions by a helper that no page has.
 */
const MARK = `(() => {
	const drawn = (selector, mark) => {
		if (document.querySelector(selector)) requestAnimationFrame(() => setTimeout(() => performance.mark(mark)));
		else requestAnimationFrame(() => drawn(selector, mark));
	};
	drawn('main a.card', 'readable');
	drawn('body > :not(#first-screen) main a.card', 'awake');
})()`;
const RUNS = 5;
const SLOWER = 4;

/** Measures how long the installed app needs to a readable list with no network. */
export async function measureStartup(dir = 'build'): Promise<StartupFigures> {
	const profile = await mkdtemp(join(tmpdir(), 'lotse-startup-'));
	const site = await serve({ dir });
	const list = `${site.url}/de/offers`;
	try {
		await withBrowser(profile, async (context) => {
			const page = await context.newPage();
			await page.goto(list);
			await page.waitForSelector('[data-status="ready"]');
			// Whoever reads a list for two seconds has it on the phone as it looks.
			await page.evaluate(async () => {
				while (!(await caches.match(location.href))) await new Promise((again) => setTimeout(again, 100));
			});
		});
		await site.close();
		const [cold, warm]: [Moments[], Moments[]] = [[], []];
		for (let run = 0; run < RUNS; run += 1) {
			await withBrowser(profile, async (context) => {
				cold.push(await openSlowly(context, list));
				warm.push(await openSlowly(context, list));
			});
		}
		return {
			coldOfflineMs: median(cold.map(({ readable }) => readable)),
			warmMs: median(warm.map(({ readable }) => readable)),
			coldAwakeMs: median(cold.map(({ awake }) => awake))
		};
	} finally {
		await rm(profile, { recursive: true, force: true });
	}
}

/** Milliseconds since the navigation began. */
interface Moments {
	readable: number;
	awake: number;
}

async function openSlowly(context: BrowserContext, url: string): Promise<Moments> {
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	await page.addInitScript({ content: MARK });
	await page.goto(url);
	await page.waitForFunction(() => performance.getEntriesByName('awake').length > 0);
	const [readable = NaN, awake = NaN] = await page.evaluate(() =>
		['readable', 'awake'].map((mark) => Math.round(performance.getEntriesByName(mark)[0]?.startTime ?? NaN))
	);
	await page.close();
	return { readable, awake };
}

async function withBrowser(profile: string, use: (context: BrowserContext) => Promise<void>): Promise<void> {
	const context = await chromium.launchPersistentContext(profile, {
		...chromiumLaunch(['--disable-gpu']),
		viewport: { width: 360, height: 740 }
	});
	try {
		await use(context);
	} finally {
		await context.close();
	}
}

function median(values: number[]): number {
	return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
