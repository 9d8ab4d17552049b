/// <reference lib="webworker" />
import { registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;

/** Code that not everybody needs: it is not precached, but kept once somebody has asked for it. */
export interface KeptCode {
	cache: string;
	/** Addresses of this shell's files, as paths. */
	files: readonly string[];
	/** Which of them a new shell is installed together with; `kept` are the paths in the cache, none without one. */
	comesWith(kept: readonly string[]): readonly string[] | Promise<readonly string[]>;
}

/**
 * From the first time a file is asked for it is answered without a network. A new shell is installed only together
 * with its own, so that nothing is missing after an update that nobody was online for.
 */
export function keepCode({ cache: name, files, comesWith }: KeptCode): void {
	registerRoute(
		({ url, sameOrigin }) => sameOrigin && files.includes(url.pathname),
		async ({ request }) => {
			const kept = await caches.match(request, { cacheName: name });
			if (kept) return kept;
			const response = await fetch(request);
			if (response.ok) {
				const cache = await caches.open(name);
				// A phone without room for it still runs it, this time.
				await cache.put(request, response.clone()).catch(() => undefined);
			}
			return response;
		}
	);
	self.addEventListener('install', (event) =>
		event.waitUntil(
			keptPaths(name)
				.then(comesWith)
				.then((wanted) => addMissing(name, wanted))
		)
	);
	self.addEventListener('activate', (event) =>
		event.waitUntil(forget(name, (path) => !files.includes(path)))
	);
}

/** Puts files into a cache that it does not hold yet. Rejects when one cannot be had. */
export async function addMissing(name: string, paths: readonly string[]): Promise<void> {
	if (paths.length === 0) return;
	const cache = await caches.open(name);
	for (const path of paths) if (!(await cache.match(path))) await cache.add(path);
}

/** Removes from a cache what is told; no cache comes into being by it. */
export async function forget(name: string, isOld: (path: string) => boolean): Promise<void> {
	if (!(await caches.has(name))) return;
	const cache = await caches.open(name);
	for (const request of await cache.keys()) {
		if (isOld(new URL(request.url).pathname)) await cache.delete(request);
	}
}

async function keptPaths(name: string): Promise<string[]> {
	if (!(await caches.has(name))) return [];
	const cache = await caches.open(name);
	return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}
