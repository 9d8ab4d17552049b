import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asked } from './load';

/** What phones ask for, as loads; each address has been asked for once and answered as it should be. */
export interface Cases {
	check: Asked[];
	manifest: Asked[];
	diffs: Asked[];
	dayMix: Asked[];
	/** Requests of one check in `dayMix`, on average. */
	requestsPerCheck: number;
}

/** Of a hundred checks, those that find a new release. */
export const CHECKS_WITH_NEWS = 10;
const CHECKS = 100;

/** The cases over a release `seq` that lies under `/content/` of the site. */
export async function casesOf(url: string, dir: string, seq: number): Promise<Cases> {
	const check = {
		path: '/content/manifest.json',
		times: 1,
		etag: await etagOf(url, '/content/manifest.json')
	};
	// Whenever the app opens, the browser by itself asks whether the worker has changed.
	const worker = { path: '/service-worker.js', times: 1, etag: await etagOf(url, '/service-worker.js') };
	const manifest = { path: '/content/manifest.json', times: 1 };
	const diffs = await diffsTo(join(dir, 'content/diff'), seq);
	const latest = diffs.slice(-CHECKS_WITH_NEWS);
	const dayMix = [
		{ ...check, times: CHECKS - CHECKS_WITH_NEWS },
		{ ...worker, times: CHECKS },
		{ ...manifest, times: CHECKS_WITH_NEWS },
		...latest.map((diff) => ({ ...diff, times: CHECKS_WITH_NEWS / latest.length }))
	];
	for (const asked of [...dayMix, ...diffs]) await probe(url, asked);
	const requests = dayMix.reduce((sum, { times }) => sum + times, 0);
	return { check: [check], manifest: [manifest], diffs, dayMix, requestsPerCheck: requests / CHECKS };
}

/** An offer page and every file of the site that its HTML names. */
export async function firstVisitOf(url: string, dir: string): Promise<Asked[]> {
	const [page = ''] = (await readdir(join(dir, 'de/offers'))).filter((name) => /\.html$/.test(name)).sort();
	const html = await readFile(join(dir, 'de/offers', page), 'utf8');
	const files = [...html.matchAll(/["'](\/[\w./-]+\.(?:js|css|svg|png|webmanifest))["']/g)].map(
		([, path]) => path as string
	);
	const paths = [`/de/offers/${page.replace(/\.html$/, '')}`, ...new Set(files)];
	const asked = paths.map((path) => ({ path, times: 1 }));
	for (const one of asked) await probe(url, one);
	return asked;
}

/** The diffs that lead to the release, the one from the oldest first. */
async function diffsTo(dir: string, seq: number): Promise<Asked[]> {
	const names = await readdir(dir, { recursive: true });
	const found = names.flatMap((name) => {
		const [, from, to] = /(\d+)-(\d+)\.json$/.exec(name) ?? [];
		return Number(to) === seq ? [{ path: `/content/diff/${name}`, from: Number(from) }] : [];
	});
	if (found.length === 0) throw new Error(`no diff leads to release ${seq}`);
	return found.sort((a, b) => a.from - b.from).map(({ path }) => ({ path, times: 1 }));
}

async function etagOf(url: string, path: string): Promise<string> {
	const { etag, status } = await ask(url, { path, times: 1 });
	if (status !== 200 || !etag) throw new Error(`${path}: ${status}, ETag ${etag}`);
	return etag;
}

async function probe(url: string, asked: Asked): Promise<void> {
	const { status } = await ask(url, asked);
	if (status !== (asked.etag ? 304 : 200)) throw new Error(`${asked.path}: ${status}`);
}

async function ask(url: string, { path, etag }: Asked) {
	const headers = { 'accept-encoding': 'br', ...(etag ? { 'if-none-match': etag } : {}) };
	const response = await fetch(url + path, { headers });
	await response.arrayBuffer();
	return { status: response.status, etag: response.headers.get('etag') };
}
