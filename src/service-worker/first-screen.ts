/// <reference lib="webworker" />
import { createHandlerBoundToURL } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { FIRST_STYLE, firstScreens, forgetFirstScreens, withFirstScreen } from '../lib/sync/first-screens';
import { NOT_PAGES, SHELL_PAGE } from './shell';

declare const self: ServiceWorkerGlobalScope;

/** Every address opens with the one shell page, visited before or not; and with its first screen where one is kept. */
export function answerPages(version: string): void {
	const cacheName = firstScreens(version);
	const shell = createHandlerBoundToURL(SHELL_PAGE);
	registerRoute(
		({ url }) => url.href.startsWith(url.origin + FIRST_STYLE),
		async ({ request }) => (await caches.match(request, { cacheName })) ?? Response.error()
	);
	registerRoute(
		new NavigationRoute(
			async (options) => {
				// Without it the page only comes a moment later.
				const kept = caches.match(options.url.href, { cacheName }).catch(() => undefined);
				const page = await shell(options);
				const screen = await (await kept)?.text();
				if (!screen) return page;
				return new Response(withFirstScreen(await page.text(), screen), { headers: page.headers });
			},
			{ denylist: NOT_PAGES }
		)
	);
	self.addEventListener('activate', (event) => event.waitUntil(forgetFirstScreens(caches, cacheName)));
}
