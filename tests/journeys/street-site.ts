import type { Locator, Page } from '@playwright/test';
import { makeArchive } from '../../src/publish/pmtiles/archive.spec-support';
import { publishOver } from './releases';
import type { Site } from './site';

/** Publishes a street pack on the site, as the next release. */
export async function addStreets(site: Site): Promise<void> {
	await publishOver(site, {}, { streets: () => makeArchive({ roads: 3_000 }) });
}

/** The parts of streets asked for so far. */
export const parts = (site: Site): string[] =>
	site.requests.filter(({ url }) => url.endsWith('.bin')).map(({ url }) => url);

/** The row of one pack. */
export const pack = (page: Page, name: string): Locator =>
	page.getByRole('listitem').filter({ hasText: name });
