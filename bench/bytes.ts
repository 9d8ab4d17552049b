import { chromium } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { serve } from '../scripts/serve.mjs';
import { parseManifest } from '../src/lib/domain/release/format';
import { settled } from './settled';
import { chromiumLaunch } from '../scripts/chromium.mjs';

export interface Bytes {
	/** All that a cold browser fetches for an offer page until it is alive: body bytes as sent, brotli. */
	firstViewBytes: number;
	firstViewRequests: number;
	firstViewHtmlBytes: number;
	/** What the page then fetches to keep a copy of its own, without worker, shell and packs. */
	afterFirstViewBytes: number;
	workerBytes: number;
	/** What the worker takes along where the browser has Background Sync. */
	backgroundBytes: number;
	/** Everything the worker precaches, with the words of one language. */
	shellBytes: number;
	manifestBytes: number;
	/** Packs by name. */
	packs: Record<string, number>;
}

/** Measures the built site. All figures are bytes of bodies as they travel, brotli where compressed. */
export async function measureBytes(dir = 'build'): Promise<Bytes> {
	return {
		...(await firstView(dir)),
		workerBytes: await packedSize(join(dir, 'service-worker.js')),
		backgroundBytes: await packedSize(join(dir, 'background.js')),
		shellBytes: await shellBytes(dir),
		...(await releaseBytes(dir))
	};
}

/** The largest offer page by HTML: what a visitor meets at worst. */
export async function largestOffer(dir: string): Promise<string> {
	const folder = join(dir, 'de/offers');
	const pages = (await readdir(folder)).filter((name) => name.endsWith('.html'));
	const sizes = await Promise.all(pages.map((name) => packedSize(join(folder, name))));
	const largest = pages[sizes.indexOf(Math.max(...sizes))];
	if (!largest) throw new Error(`${folder} has no page; run "npm run build"`);
	return `/de/offers/${largest.replace(/\.html$/, '')}`;
}

async function firstView(dir: string) {
	const path = await largestOffer(dir);
	const site = await serve({ dir });
	const browser = await chromium.launch(chromiumLaunch());
	try {
		// Without the worker, whose precache is `shellBytes`.
		const context = await browser.newContext({
			viewport: { width: 360, height: 740 },
			serviceWorkers: 'block'
		});
		const page = await context.newPage();
		await page.goto(site.url + path);
		await settled(page);
		const asked = await Promise.all(
			site.requests.map(async ({ url }) => ({ url, bytes: await sentBytes(dir, url) }))
		);
		const waited = await chunksWaitedFor(
			dir,
			asked.map(({ url }) => url)
		);
		const later = new Set((await chunksAfterFirstView(dir)).filter((name) => !waited.has(name)));
		// Styles are named after the group of vite.config.ts that their chunk is.
		const isLater = (url: string) =>
			url.startsWith('/content/') ||
			later.has(url.split('/').pop() ?? '') ||
			/\/assets\/phone\.[\w-]+\.css$/.test(url);
		const view = asked.filter(({ url }) => !isLater(url));
		const after = asked.filter(({ url }) => isLater(url) && !url.startsWith('/content/'));
		return {
			firstViewBytes: sum(view.map(({ bytes }) => bytes)),
			firstViewRequests: view.length,
			firstViewHtmlBytes: view[0]?.bytes ?? 0,
			afterFirstViewBytes: sum(after.map(({ bytes }) => bytes))
		};
	} finally {
		await browser.close();
		await site.close();
	}
}

/** The chunks that keep the phone's own copy, and the words that come with them, by words that only they have. */
async function chunksAfterFirstView(dir: string): Promise<string[]> {
	const folder = join(dir, '_app/immutable/chunks');
	const names = (await readdir(folder)).filter((name) => name.endsWith('.js'));
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
	const later = names.filter((_, index) =>
		/lotse-content|lotse-user|messageSkipWaiting|\bsettings_delete_yes:/.test(texts[index] ?? '')
	);
	if (later.length === 0) throw new Error('no chunk opens the content database');
	return later;
}

/** What a script imports at its top, the page waits for: that is first view, whatever the chunk holds. */
async function chunksWaitedFor(dir: string, urls: string[]): Promise<Set<string>> {
	const scripts = urls.filter((url) => url.endsWith('.js'));
	const texts = await Promise.all(scripts.map((url) => readFile(join(dir, url), 'utf8')));
	const imports = texts.flatMap((text) => [...text.matchAll(/(?:from|import)\s*["'][./]+([^"']+)["']/g)]);
	return new Set(imports.map(([, path]) => path?.split('/').pop() ?? ''));
}

async function sentBytes(dir: string, url: string): Promise<number> {
	const path = url === '/' ? '/index.html' : /\.\w+$/.test(url) ? url : `${url}.html`;
	return packedSize(join(dir, path));
}

async function shellBytes(dir: string): Promise<number> {
	const worker = await readFile(join(dir, 'service-worker.js'), 'utf8');
	// Whatever file name the worker holds as a string and the site has, it precaches; the rest it filters.
	const files = [...worker.matchAll(/["'`](\/[\w./-]+\.(?:js|css|svg|png|html|webmanifest))["'`]/g)]
		.map(([, file]) => file as string)
		// What draws the streets and other languages' words are named for other caches; see src/service-worker/.
		.filter((file) => !file.endsWith('.png') && file !== '/service-worker.js')
		.filter((file) => !/\/(?:streets|dates|words\.(?!de\.)[a-z-]+)\./.test(file));
	return sum(await Promise.all([...new Set(files)].map((file) => packedSize(join(dir, file)))));
}

async function releaseBytes(dir: string) {
	const text = await readFile(join(dir, 'content/manifest.json'), 'utf8');
	const parsed = parseManifest(text);
	if (!parsed.ok) throw new Error(`manifest: ${parsed.fault}`);
	const packs: Record<string, number> = {};
	for (const [name, info] of Object.entries(parsed.value.manifest.packs)) {
		const sizes = info?.full.map(({ hash }) => packedSize(join(dir, 'content', `${hash}.json`))) ?? [];
		packs[name] = sum(await Promise.all(sizes));
	}
	return { manifestBytes: await packedSize(join(dir, 'content/manifest.json')), packs };
}

/** The size of a file as the server sends it: its brotli copy if there is one. */
export async function packedSize(file: string): Promise<number> {
	const body = await readFile(file);
	const packed = await readFile(`${file}.br`).catch(() => undefined);
	if (packed) return packed.byteLength;
	return /\.(?:png|woff2)$/.test(file)
		? body.byteLength
		: Math.min(body.byteLength, brotliCompressSync(body).byteLength);
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
