/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { version } from '$service-worker';

declare const self: ServiceWorkerGlobalScope;

/**
 * Takes the second half of the worker along where the browser has Background Sync; the others are spared its bytes.
 * Has to be called while the worker starts: what is imported while it is installed is kept with it, and later
 * nothing else may be imported. The version in the address keeps an old copy at the edge of a CDN away from a new
 * worker.
 */
export function takeBackground(): void {
	if (!('sync' in self.registration) && !('periodicSync' in self.registration)) return;
	try {
		importScripts(`/background.js?${version}`);
	} catch (error) {
		// While it is being installed: not installed at all, and tried again at the next visit.
		if (self.serviceWorker.state === 'parsed') throw error;
		// A browser that learnt Background Sync since then: pages must open all the same.
	}
}
