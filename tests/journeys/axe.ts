import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A list of seventy draws one thing seventy times, and axe would take a second for each list in each light. */
const FURTHER_ROWS = ['.list > :nth-child(n + 11)'];

declare global {
	interface Window {
		axe?: { run(context: { exclude: string[] }, options: RunOptions): Promise<AxeResults> };
	}
}

let source: Promise<string> | undefined;

/**
 * What axe finds on the page as it is, in the light and in the dark, where only colours can be wrong that were right in
 * the light. It is handed to a document once and not, as its own builder for Playwright does, to every page anew: with
 * twelve languages that would be most of the journeys' time. Leaves the page in the light.
 */
export async function findings(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) {
		source ??= readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
		await page.evaluate(await source);
	}
	const found: string[] = [];
	for (const [colorScheme, runOnly] of [
		['dark', { type: 'rule', values: ['color-contrast'] }],
		['light', { type: 'tag', values: TAGS }]
	] as const) {
		await page.emulateMedia({ colorScheme });
		const violations = await page.evaluate(
			async ({ exclude, only }) =>
				(await window.axe?.run({ exclude }, { runOnly: only as never, resultTypes: ['violations'] }))
					?.violations,
			{ exclude: FURTHER_ROWS, only: runOnly }
		);
		if (!violations) throw new Error('axe did not run');
		found.push(
			...violations.map(
				({ id, nodes }) => `${colorScheme}, ${id}: ${nodes.map(({ target }) => target).join(' | ')}`
			)
		);
	}
	return found;
}

/** CSS pixels by which a page is wider than the screen. */
export function overflow(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Opens another page of the app as a tap on a link does: the document stays. */
export async function follow(page: Page, path: string): Promise<void> {
	await page.evaluate((href) => {
		const link = document.createElement('a');
		link.href = href;
		document.body.append(link);
		link.click();
		link.remove();
	}, path);
	await page.waitForURL((url) => url.pathname + url.search === path);
}
