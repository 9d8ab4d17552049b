import { chromium } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { serve } from '../scripts/serve.mjs';
import { parseManifest } from '../src/lib/domain/release/format';

export interface Bytes {
	/** All that a cold browser fetches for an offer page until it is alive: body bytes as sent, brotli. */
	firstViewBytes: number;
	firstViewRequests: number;
	firstViewHtmlBytes: number;
	/** What the page then fetches to keep a copy of its own, without worker, shell and packs. */
	afterFirstViewBytes: number;
	workerBytes: number;
	/** Everything the worker precaches. */
	shellBytes: number;
	manifestBytes: number;
	/** Packs by name. */
	packs: Record<string, number>;
}

/** Measures the built site. All figures are bytes of bodies as they travel, brotli where compressed. */
export async function measureBytes(dir = 'build'): Promise<Bytes> {
	const worker = await packedSize(join(dir, 'service-worker.js'));
	return {
		...(await firstView(dir)),
		workerBytes: worker,
		shellBytes: await shellBytes(dir),
		...(await releaseBytes(dir))
	};
}

/** The largest offer page by HTML: what a visitor meets at worst. */
async function largestOffer(dir: string): Promise<string> {
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
	const executablePath = process.env.CHROME_PATH;
	const browser = await chromium.launch({
		...(executablePath ? { executablePath } : {}),
		args: ['--no-sandbox', '--disable-background-networking']
	});
	try {
		const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
		const page = await context.newPage();
		const loaded = new Promise<number>((resolve) => page.on('load', () => resolve(site.requests.length)));
		await page.goto(site.url + path);
		await loaded;
		await page.waitForSelector('[data-status="ready"]');
		const asked = await Promise.all(
			site.requests.map(async ({ url }) => ({ url, bytes: await sentBytes(dir, url) }))
		);
		// The order of requests tells the first view from what follows it: the copy of its own starts with the
		// chunk that can keep one.
		const copy = await phoneChunk(dir);
		const end = asked.findIndex(({ url }) => url.endsWith(copy) || url.startsWith('/content/'));
		const view = asked.slice(0, end);
		const after = asked
			.slice(end)
			.filter(({ url }, index, all) => all.findIndex((other) => other.url === url) === index)
			.filter(({ url }) => url.endsWith(copy) || /user-store|workbox/.test(url));
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

/** The chunk with the database in it, by a word that only that one has. */
async function phoneChunk(dir: string): Promise<string> {
	const folder = join(dir, '_app/immutable/chunks');
	for (const name of await readdir(folder)) {
		if (name.endsWith('.js') && (await readFile(join(folder, name), 'utf8')).includes('lotse-content')) {
			return name;
		}
	}
	throw new Error('no chunk opens the content database');
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
		.filter((file) => !file.endsWith('-512.png') && file !== '/service-worker.js');
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
async function packedSize(file: string): Promise<number> {
	const body = await readFile(file);
	const packed = await readFile(`${file}.br`).catch(() => undefined);
	if (packed) return packed.byteLength;
	return /\.(?:png|woff2)$/.test(file) ? body.byteLength : Math.min(body.byteLength, brotliCompressSync(body).byteLength);
}

function sum(numbers: number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
