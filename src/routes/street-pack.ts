import { Streets } from '$lib/state/streets.svelte';
import { hasStreets } from '$lib/storage/street-database';
import { openStreetStore, type StreetStore } from '$lib/storage/street-store';

let store: Promise<StreetStore> | undefined;

/**
 * The streets on this phone, one for all pages, so that a download goes on while the reader goes elsewhere. Not given
 * down by the root layout like the rest of the state: a first view does without it, and without its bytes.
 */
export const streets = new Streets({
	exists: () => (store ? Promise.resolve(true) : hasStreets()),
	open: () =>
		(store ??= openStreetStore().catch((cause: unknown) => {
			store = undefined;
			throw cause;
		})),
	fetch: (url, init) => fetch(url, init),
	code: () => import('$lib/ui/map/streets')
});

/** As long as the app is open. */
export const listening = typeof BroadcastChannel === 'undefined' ? undefined : streets.listen();
