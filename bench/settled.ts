import type { Page } from '@playwright/test';

/**
 * Until a page without a worker has fetched all that it does by itself: both databases are open, it waits for the
 * worker, and no request is under way. The network alone falls silent before that on a busy machine.
 */
export async function settled(page: Page): Promise<void> {
	await page.waitForFunction(async () => {
		const databases = await indexedDB.databases();
		return databases.length === 2;
	});
	await page.waitForSelector('[data-status="loading"]');
	await page.waitForLoadState('networkidle');
}
