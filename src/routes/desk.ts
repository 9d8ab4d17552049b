import { loadMoreWords } from 'virtual:words';
import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { invalidate } from '$app/navigation';
import { page } from '$app/state';
import type { Credit, Overview } from '$lib/domain/overview';
import type { PageData, PageName } from '$lib/domain/pages';
import type { Locale } from '$lib/domain/records';

/** What pages depend on. */
export const RELEASE = 'lotse:release';

let renewing = false;

/** Has the open page read anew, since another release became active. */
export async function renew(): Promise<void> {
	renewing = true;
	await invalidate(RELEASE).finally(() => (renewing = false));
}

/** The phone's own copy and what reads it; not part of the first view, and neither are the words for its faults. */
export const phone = async () => (await Promise.all([import('./phone'), loadMoreWords()]))[0];

interface LoadEvent {
	params: { lang: string };
	fetch: typeof fetch;
	depends: (...deps: `${string}:${string}`[]) => void;
}

/**
 * What one page shows: what stands inside a prerendered page when that is what is being opened, else cut
 * out of the phone's own copy, else the same cut as the build wrote it. Throws Kit's 404, or 503 when
 * none of these can be had.
 */
export async function readPage<N extends PageName>(event: LoadEvent, name: N, id = ''): Promise<PageData<N>> {
	const locale = event.params.lang as Locale;
	return readData(event, `/${locale}/data/${name}${id && `/${id}`}.json`, async ({ library, cut }) => {
		const shelf = await library.local(locale);
		return shelf && cut(shelf, name, id);
	});
}

/**
 * The same, when something on a page is asked for that the page did not bring along. Whoever asks does so again when
 * the page is another.
 */
export function readBeside<N extends PageName>(locale: Locale, name: N): Promise<PageData<N>> {
	return readPage({ params: { lang: locale }, fetch, depends: () => undefined }, name);
}

/** The overview map, the same for every language; found as a page is. */
export function readOverview(event: LoadEvent): Promise<Overview> {
	return readData(event, `/${event.params.lang}/data/overview.json`, ({ library }) => library.overview());
}

/** Whom the licences of the overview map want named; found as a page is. */
export function readCredits(event: LoadEvent): Promise<Credit[]> {
	return readData(event, `/${event.params.lang}/data/credits.json`, async ({ library }) => {
		return (await library.overview())?.credits;
	});
}

async function readData<T>(
	event: LoadEvent,
	url: string,
	own: (phone: typeof import('./phone')) => Promise<T | undefined>
): Promise<T> {
	event.depends(RELEASE);
	if (browser && !isInside(url)) {
		const found = await own(await phone());
		if (found) return renewing ? asShown(found) : found;
	}
	const response = await event.fetch(url).catch(() => undefined);
	if (!response) error(503, { code: 'not-here-yet', message: 'offline' });
	if (response.status === 404) error(404, { code: 'not-found', message: url });
	if (!response.ok) error(503, { code: 'not-here-yet', message: `${response.status}` });
	return (await response.json()) as T;
}

/** What stands on the screen with the very same words stays the same object: then nothing is drawn anew. */
function asShown<T>(found: T): T {
	const text = JSON.stringify(found);
	return (Object.values(page.data).find((shown) => JSON.stringify(shown) === text) as T | undefined) ?? found;
}

const opened = new Set<string>();

/**
 * Kit writes what a prerendered page fetched into the page itself, and some of it the page has begun to fetch, see
 * hooks.server.ts; that answers its first load, once.
 */
function isInside(url: string): boolean {
	if (opened.has(url)) return false;
	opened.add(url);
	const sent = `script[data-sveltekit-fetched][data-url="${url}"], link[rel="preload"][href="${url}"]`;
	return document.querySelector(sent) !== null;
}
