import type { Browser } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { serve } from '../../scripts/serve.mjs';
import { largestOffer, packedSize } from '../bytes';
import { settled } from '../settled';

export interface MapCode {
	/**
	 * Scripts and styles that the map page has beyond those of the first view of an offer, in bytes as they travel
	 * (brotli): Leaflet, clusters, drawing, filters, words.
	 */
	codeBytes: number;
	/** The same with what draws the streets, which comes with the street pack. */
	codeWithStreetBytes: number;
}

export async function measureMapCode(browser: Browser, dir: string): Promise<MapCode> {
	const offer = await largestOffer(dir);
	const [known, needed] = [await codeOf(browser, dir, offer), await codeOf(browser, dir, '/de/map')];
	const sizes = await Promise.all(
		[...needed].filter((url) => !known.has(url)).map((url) => packedSize(join(dir, url)))
	);
	const styles = (await stylesOf(dir, '/de/map')) - (await stylesOf(dir, offer));
	const codeBytes = sizes.reduce((sum, size) => sum + size, Math.max(0, styles));
	return { codeBytes, codeWithStreetBytes: codeBytes + (await streetBytes(dir, needed)) };
}

/** The chunk that draws the streets, with what it imports and the map page does not have yet. */
async function streetBytes(dir: string, known: ReadonlySet<string>): Promise<number> {
	const folder = '/_app/immutable/chunks/';
	const first = (await readdir(join(dir, folder))).find((name) => /^streets\.[\w-]+\.js$/.test(name));
	if (!first) throw new Error('no chunk draws the streets');
	const needed = new Set<string>([folder + first]);
	let bytes = 0;
	for (const url of needed) {
		bytes += await packedSize(join(dir, url));
		const text = await readFile(join(dir, url), 'utf8');
		for (const [, name] of text.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) {
			if (!known.has(folder + name)) needed.add(folder + name);
		}
	}
	return bytes;
}

async function codeOf(browser: Browser, dir: string, path: string): Promise<Set<string>> {
	const site = await serve({ dir });
	const context = await browser.newContext({ serviceWorkers: 'block' });
	try {
		const page = await context.newPage();
		await page.goto(site.url + path);
		if (path.endsWith('/map')) await page.waitForSelector('[data-map="ready"]');
		await settled(page);
		return new Set(site.requests.map(({ url }) => url).filter((url) => /^\/_app\/.*\.(?:js|css)$/.test(url)));
	} finally {
		await context.close();
		await site.close();
	}
}

/** Small styles stand in the page itself. */
async function stylesOf(dir: string, path: string): Promise<number> {
	const html = await readFile(join(dir, `${path}.html`), 'utf8');
	const styles = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, css]) => css).join('');
	return brotliCompressSync(styles).byteLength;
}
