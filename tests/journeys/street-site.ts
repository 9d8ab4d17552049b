import type { Locator, Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeArchive } from '../../src/publish/pmtiles/archive.spec-support';
import { publish } from '../../src/publish/publish';
import { expect, type Site } from './site';

const archive = makeArchive({ roads: 3_000 });

/** Publishes a street pack on the site, as the next release. */
export async function addStreets(site: Site): Promise<void> {
	const streets = join(site.dir, 'streets.pmtiles');
	await writeFile(streets, await archive);
	const outcome = await publish({
		contentDir: 'content',
		outDir: join(site.dir, 'content'),
		now: new Date(),
		streets
	});
	expect(outcome.ok, JSON.stringify(outcome)).toBe(true);
}

/** The parts of streets asked for so far. */
export const parts = (site: Site): string[] =>
	site.requests.filter(({ url }) => url.endsWith('.bin')).map(({ url }) => url);

/** The row of one pack. */
export const pack = (page: Page, name: string): Locator =>
	page.getByRole('listitem').filter({ hasText: name });
