import type { Page } from '@playwright/test';
import type { Locale } from '../../src/lib/domain/records';
import { expect, untilReady, type Site } from './site';

/** The search page, its index ready. */
export async function openSearch(page: Page, site: Site, locale: Locale = 'de'): Promise<void> {
	await page.goto(`${site.url}/${locale}/search`);
	await untilReady(page);
	await untilIndexed(page);
}

export const untilIndexed = (page: Page) => expect(page.locator('[data-search="ready"]')).toBeVisible();
export const box = (page: Page) => page.getByRole('searchbox');
export const results = (page: Page) => page.locator('main ol a.card');
export const first = (page: Page) => results(page).first();
