import { Streets } from '$lib/state/streets.svelte';
import { hasStreetStore, openStreetStore, type StreetStore } from '$lib/storage/street-store';

let store: Promise<StreetStore> | undefined;

/**
 * The streets on this phone, one for all pages, so that a download goes on while the reader goes elsewhere. Not given
 * down by the root layout like the rest of the state: a first view does without it, and without its bytes.
 */
export const streets = new Streets({
	exists: () => (store ? Promise.resolve(true) : hasStreetStore()),
	open: () =>
		(store ??= openStreetStore().catch((cause: unknown) => {
			store = undefined;
			throw cause;
		})),
	code: () => import('$lib/ui/map/streets')
});
