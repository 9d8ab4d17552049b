import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { publishOver } from './releases';
import { expect, filesUnder, recordPages, type Site } from './site';

/** The title that a changed offer gets. */
export const NEW_TITLE = 'Ganz neuer Titel';

/** The offer that `publishChange` changes. */
export async function firstOffer(site: Site): Promise<{ path: string; title: string }> {
	const [offer] = (await recordPages(site.dir, 'de')).filter(({ path }) => path.startsWith('/de/offers/'));
	if (!offer) throw new Error('the release has no offer');
	return offer;
}

/** Publishes content with one changed title over the site's release; answers the changed page. */
export async function publishChange(
	site: Site,
	now?: Date
): Promise<{ path: string; before: string; seq: number }> {
	const offer = await firstOffer(site);
	const changed = (text: string) => text.replace(/(\n {2}de:\n {4}title: ).*/, `$1${NEW_TITLE}`);
	const seq = await publishOver(site, { [fileOf(offer.path)]: changed }, { now });
	return { path: offer.path, before: offer.title, seq };
}

/** Where the content has the offer that a page shows. */
export const fileOf = (path: string): string => `offers/${path.split('/').pop()}.yaml`;

/** Taps "update now" on the about page, and waits until that is over. */
export async function updateNow(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
	await expect(page.getByRole('button', { name: 'Jetzt aktualisieren' })).toBeEnabled();
}

/** Gives the site a newer shell: another version, and a mark on its page by which it is told apart. */
export async function publishShell(site: Site): Promise<void> {
	const { version } = JSON.parse(await readFile(join(site.dir, '_app/version.json'), 'utf8')) as {
		version: string;
	};
	const newer = version.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
	for (const file of await filesUnder(site.dir)) {
		if (/\.(?:br|gz)$/.test(file) && /shell\.html|service-worker|_app/.test(file)) {
			// The server trusts a compressed copy; this one would be the old one.
			await rm(join(site.dir, file));
		}
	}
	for (const file of ['service-worker.js', 'shell.html', '_app/version.json']) {
		const path = join(site.dir, file);
		const text = await readFile(path, 'utf8');
		await writeFile(path, text.replaceAll(version, newer).replace('<html ', '<html data-shell="newer" '));
	}
}
