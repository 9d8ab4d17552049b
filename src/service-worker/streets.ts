/// <reference lib="webworker" />
import { registerRoute } from 'workbox-routing';
import { STREET_CODE_CACHE } from '../lib/sync/street-code';

declare const self: ServiceWorkerGlobalScope;

/** The chunk that draws the streets, and no other; named by `vite/streets.ts`. */
export function isStreetCode(url: string): boolean {
	return /\/streets\.[\w-]+\.js$/.test(url);
}

/**
 * Keeps the code that draws the streets for those who have them. `files` are those of this shell. From the first time
 * one is asked for it is answered without a network; a new shell is installed only together with its own, so that the
 * map still has streets after an update that nobody was online for.
 */
export function keepStreetCode(files: readonly string[]): void {
	registerRoute(
		({ url, sameOrigin }) => sameOrigin && files.includes(url.pathname),
		async ({ request }) => {
			const kept = await caches.match(request, { cacheName: STREET_CODE_CACHE });
			if (kept) return kept;
			const response = await fetch(request);
			if (response.ok) {
				const cache = await caches.open(STREET_CODE_CACHE);
				// A phone without room for it still draws, this time.
				await cache.put(request, response.clone()).catch(() => undefined);
			}
			return response;
		}
	);
	self.addEventListener('install', (event) => event.waitUntil(fetchAgain(files)));
	self.addEventListener('activate', (event) => event.waitUntil(forgetOthers(files)));
}

async function fetchAgain(files: readonly string[]): Promise<void> {
	if (!(await caches.has(STREET_CODE_CACHE))) return;
	const cache = await caches.open(STREET_CODE_CACHE);
	for (const file of files) if (!(await cache.match(file))) await cache.add(file);
}

async function forgetOthers(files: readonly string[]): Promise<void> {
	if (!(await caches.has(STREET_CODE_CACHE))) return;
	const cache = await caches.open(STREET_CODE_CACHE);
	for (const request of await cache.keys()) {
		if (!files.includes(new URL(request.url).pathname)) await cache.delete(request);
	}
}
