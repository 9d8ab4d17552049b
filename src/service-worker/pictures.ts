/// <reference lib="webworker" />
import { registerRoute } from 'workbox-routing';
import { pictureHash, PICTURES_CACHE, PICTURES_CAP } from '../lib/sync/pictures';

/** A picture that somebody asked for is fetched once and then stays, as far as there is room. */
export function keepPictures(): void {
	registerRoute(
		({ url, sameOrigin }) => sameOrigin && pictureHash(url.pathname) !== undefined,
		async ({ url }) => {
			const kept = await caches.match(url.pathname, { cacheName: PICTURES_CACHE });
			return kept ?? (await fetchPicture(url.pathname));
		}
	);
}

async function fetchPicture(path: string): Promise<Response> {
	const response = await fetch(path);
	if (!response.ok) return response;
	const data = await response.arrayBuffer();
	// The name is signed with the text: the page of a hotspot never becomes the picture.
	if ((await hashOf(data)) !== pictureHash(path)) return Response.error();
	const headers = {
		'content-type': response.headers.get('content-type') ?? '',
		'content-length': String(data.byteLength)
	};
	const cache = await caches.open(PICTURES_CACHE);
	// A phone without room for it still shows it, this time.
	await cache
		.put(path, new Response(data, { headers }))
		.then(() => makeRoom(cache))
		.catch(() => undefined);
	return new Response(data, { headers });
}

/** As `domain/release/hash` does it, without what that brings along into the worker. */
async function hashOf(data: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Drops the oldest until the rest is within the cap; a cache tells its files in the order in which they came. */
async function makeRoom(cache: Cache): Promise<void> {
	let bytes = 0;
	for (const request of [...(await cache.keys())].reverse()) {
		const response = await cache.match(request);
		bytes += Number(response?.headers.get('content-length') ?? 0);
		if (bytes > PICTURES_CAP) await cache.delete(request);
	}
}
