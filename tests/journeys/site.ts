import { test as base, expect, type Page } from '@playwright/test';
import { cp, link, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { parseManifest, parsePart } from '../../src/lib/domain/release/format';
import { isLocale, type Locale, type PackName, type PackRecords } from '../../src/lib/domain/records';

type Intercept = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>;

/** The built site on a server of the test's own, which it may stop, rig or republish. */
export interface Site {
	url: string;
	/** What the server was asked for, in order. */
	requests: { method: string; url: string; status?: number; bytes?: number }[];
	/** A copy of `build/` that the test may change. */
	dir: string;
	/** Answers instead of the server while set. */
	rig: Intercept | undefined;
	stop(): Promise<void>;
}

interface Fixtures {
	site: Site;
	/** Console errors that a test brings about on purpose. */
	expectedErrors: RegExp[];
}

export const test = base.extend<Fixtures>({
	expectedErrors: [[], { option: true }],
	site: async ({ context, expectedErrors }, use) => {
		const dir = await mkdtemp(join(tmpdir(), 'lotse-site-'));
		await layOut('build', dir);
		const rigged: { rig: Intercept | undefined } = { rig: undefined };
		const server = await serve({ dir, intercept: (req, res) => rigged.rig?.(req, res) ?? false });
		let stopped = false;
		const site: Site = Object.assign(rigged, {
			url: server.url,
			requests: server.requests,
			dir,
			stop: async () => {
				if (!stopped) await server.close();
				stopped = true;
			}
		});

		const errors: string[] = [];
		const foreign: string[] = [];
		context.on('console', (message) => {
			const text = message.text();
			// The browser itself reports every request that a stopped server does not answer.
			if (stopped && /net::ERR_(?:CONNECTION_REFUSED|INTERNET_DISCONNECTED)/.test(text)) return;
			if (message.type() === 'error' && !expectedErrors.some((known) => known.test(text))) errors.push(text);
		});
		context.on('weberror', (error) => errors.push(error.error().message));
		context.on('request', (request) => {
			const { protocol, origin } = new URL(request.url());
			if (protocol.startsWith('http') && origin !== server.url) foreign.push(request.url());
		});
		await context.addInitScript(() => {
			addEventListener('securitypolicyviolation', (event) =>
				console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`)
			);
		});

		await use(site);

		// What breaks because the server goes away now is no fault of the page.
		const [said, left] = [[...errors], [...foreign]];
		await site.stop();
		await rm(dir, { recursive: true, force: true });
		expect(said, 'console errors').toEqual([]);
		expect(left, 'requests that left the origin').toEqual([]);
	}
});

export { expect };

/**
 * A copy of the built site that a test may change, all but the pages of the languages: they are nine in ten of its
 * files, and links to those of `build/`. A browser takes the brotli copies; the gzip ones stay behind.
 */
async function layOut(build: string, dir: string): Promise<void> {
	const entries = await readdir(build, { withFileTypes: true });
	const pages = entries
		.filter((entry) => entry.isDirectory() && isLocale(entry.name))
		.map(({ name }) => name);
	const isOurs = (path: string) => !path.endsWith('.gz');
	await cp(build, dir, {
		recursive: true,
		filter: (path) => isOurs(path) && !pages.some((name) => path === join(build, name))
	});
	for (const name of pages) {
		const made = new Set<string>();
		for (const file of (await filesUnder(join(build, name))).filter(isOurs)) {
			const target = join(dir, name, file);
			if (!made.has(dirname(target))) await mkdir(dirname(target), { recursive: true });
			made.add(dirname(target));
			await link(join(build, name, file), target);
		}
	}
}

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

/** All files under a folder, relative to it, sorted. */
export async function filesUnder(dir: string): Promise<string[]> {
	const entries = await readdir(dir, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
		.sort();
}
