import { TRUST } from 'virtual:trust';
import { error } from '@sveltejs/kit';
import { PAGES, type PageData, type PageName } from '$lib/domain/pages';
import type { Shelf } from '$lib/domain/shelf';
import { libraryOver, type Library } from '$lib/library';
import { openContentStore, type ContentStore } from '$lib/storage/content-store';
import { forgetFirstScreens } from '$lib/sync/first-screens';
import './tapped';

export { savedCards } from '$lib/domain/cards';
export { resultsOf } from '$lib/domain/results';
export { arrangePeriodicSync, retryInBackground } from '$lib/state/background';
export { Keeper } from '$lib/state/keeper';
export { askToPersist } from '$lib/state/persistence';
export { storageFault } from '$lib/sync/fault';
export { newsChannel } from '$lib/sync/news';
export { syncInTurn } from '$lib/sync/turn';
export { CHECK_EVERY, whenToSync } from '$lib/sync/when';
export { TRUST as trust };

/** The phone's own copy. Loaded after the first view, which the host sends ready to read. */

let store: Promise<ContentStore> | undefined;

/** The content database, opened once per page. A failed opening is tried again by the next caller. */
export function contentStore(): Promise<ContentStore> {
	store ??= openContentStore().catch((cause: unknown) => {
		store = undefined;
		throw cause;
	});
	return store;
}

const shelves = libraryOver(contentStore);
export const library: Library = {
	...shelves,
	forget() {
		shelves.forget();
		void forgetFirstScreens(caches);
	}
};

/** Cuts a page out of a shelf; Kit's 404 when there is no such record. */
export function cut<N extends PageName>(shelf: Shelf, name: N, id: string): PageData<N> {
	const page = (PAGES[name] as (shelf: Shelf, id: string) => PageData<N> | undefined)(shelf, id);
	if (!page) error(404, { code: 'not-found', message: `${name}/${id}` });
	return page;
}
