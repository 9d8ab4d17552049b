import { test as base, expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseManifest, parsePart } from '../../src/lib/domain/release/format';
import type { Locale, PackName, PackRecords } from '../../src/lib/domain/records';
import { Copies } from './copies';
import { serveSite, type Site } from './served-site';

export { filesUnder, type Site } from './served-site';

interface Fixtures {
	site: Site;
	/** Console errors that a test brings about on purpose. */
	expectedErrors: RegExp[];
	/** Origins beside the site's own that a test lets pages ask. */
	expectedOrigins: string[];
}

export const test = base.extend<Fixtures, { copies: Copies }>({
	copies: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads off it what a fixture needs
		async ({}, use) => {
			const copies = new Copies();
			await use(copies);
			await copies.clear();
		},
		{ scope: 'worker' }
	],
	expectedErrors: [[], { option: true }],
	expectedOrigins: [[], { option: true }],
	site: async ({ context, copies, expectedErrors, expectedOrigins }, use) => {
		const site = await serveSite(copies);
		const errors: string[] = [];
		const foreign: string[] = [];
		context.on('console', (message) => {
			const text = message.text();
			// The browser itself reports every request that a stopped server does not answer.
			if (site.isStopped() && /net::ERR_(?:CONNECTION_REFUSED|INTERNET_DISCONNECTED)/.test(text)) return;
			if (message.type() === 'error') errors.push(text);
		});
		context.on('weberror', (error) => errors.push(error.error().message));
		context.on('request', (request) => {
			const { protocol, origin } = new URL(request.url());
			const isKnown = origin === site.url || expectedOrigins.includes(origin);
			if (protocol.startsWith('http') && !isKnown) foreign.push(request.url());
		});
		await context.addInitScript(() => {
			addEventListener('securitypolicyviolation', (event) =>
				console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`)
			);
		});

		await use(site);

		// What breaks because the server goes away now is no fault of the page.
		const said = errors.filter((text) => !expectedErrors.some((known) => known.test(text)));
		const left = [...foreign];
		await site.clear();
		expect(said, 'console errors').toEqual([]);
		expect(left, 'requests that left the origin').toEqual([]);
	}
});

export { expect };

/** Waits until the app says that it works without a network. */
export async function untilReady(page: Page): Promise<void> {
	await expect(page.locator('[data-status="ready"]')).toBeVisible();
}

/** The records of one pack of the release that a site serves. */
export async function readPack(dir: string, name: PackName): Promise<PackRecords> {
	const parsed = parseManifest(await readFile(join(dir, 'content/manifest.json'), 'utf8'));
	if (!parsed.ok) throw new Error(parsed.fault);
	const records: PackRecords = {};
	for (const { hash } of parsed.value.manifest.packs[name]?.full ?? []) {
		const part = parsePart(await readFile(join(dir, 'content', `${hash}.json`), 'utf8'), name);
		if (!part.ok) throw new Error(part.fault);
		Object.assign(records, part.value);
	}
	return records;
}

/** Every record that has a page, with its title in a language. */
export async function recordPages(dir: string, locale: Locale): Promise<{ path: string; title: string }[]> {
	const section: Record<string, string> = { offer: 'offers', place: 'places', guide: 'guides' };
	const texts = (await readPack(dir, `text/${locale}`)) as Record<string, { title: string }>;
	return Object.entries(texts).flatMap(([address, { title }]) => {
		const [kind = '', id = ''] = address.split('/');
		return section[kind] ? [{ path: `/${locale}/${section[kind]}/${id}`, title }] : [];
	});
}
