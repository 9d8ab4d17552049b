import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { PAGES, type PageData, type PageName } from '$lib/domain/pages';
import type { Locale } from '$lib/domain/records';
import type { Shelf } from '$lib/domain/shelf';
import { libraryOver } from '$lib/library';
import { openContentStore, type ContentStore } from '$lib/storage/content-store';

/** What pages depend on; invalidated when another release becomes active. */
export const RELEASE = 'lotse:release';

let store: Promise<ContentStore> | undefined;

/** The content database, opened once per page. A failed opening is tried again by the next caller. */
export function contentStore(): Promise<ContentStore> {
	store ??= openContentStore().catch((cause: unknown) => {
		store = undefined;
		throw cause;
	});
	return store;
}

export const library = libraryOver(contentStore);

interface LoadEvent {
	params: { lang: string };
	fetch: typeof fetch;
	depends: (...deps: `${string}:${string}`[]) => void;
}

/**
 * What one page shows: cut out of the phone's own copy, else the same cut as the build wrote it, which for
 * a prerendered page already stands inside it. Throws Kit's 404, or 503 when neither can be had.
 */
export async function readPage<N extends PageName>(event: LoadEvent, name: N, id = ''): Promise<PageData<N>> {
	event.depends(RELEASE);
	const locale = event.params.lang as Locale;
	const shelf = browser ? await library.local(locale) : undefined;
	if (shelf) return cut(shelf, name, id);
	const response = await event.fetch(dataUrl(locale, name, id)).catch(() => undefined);
	if (!response) error(503, { code: 'not-here-yet', message: 'offline' });
	if (response.status === 404) error(404, { code: 'not-found', message: `${name}/${id}` });
	if (!response.ok) error(503, { code: 'not-here-yet', message: `${response.status}` });
	return (await response.json()) as PageData<N>;
}

/** Cuts a page out of a shelf; Kit's 404 when there is no such record. */
export function cut<N extends PageName>(shelf: Shelf, name: N, id: string): PageData<N> {
	const page = (PAGES[name] as (shelf: Shelf, id: string) => PageData<N> | undefined)(shelf, id);
	if (!page) error(404, { code: 'not-found', message: `${name}/${id}` });
	return page;
}

function dataUrl(locale: Locale, name: PageName, id: string): string {
	return `/${locale}/data/${name}${id && `/${id}`}.json`;
}
