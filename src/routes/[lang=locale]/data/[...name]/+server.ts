import { error, json } from '@sveltejs/kit';
import { PAGES, type PageName } from '$lib/domain/pages';
import { LOCALES, type Locale } from '$lib/domain/records';
import type { Shelf } from '$lib/domain/shelf';
import { readRelease, readReleaseOverview } from '$lib/library';
import { cut } from '../../../phone';
import type { EntryGenerator, RequestHandler } from './$types';

// Prerendered whenever a page's load asks for it: `offer/<id>.json`, `offers.json` …
export const prerender = true;

/** What no page is written from, but an open one asks for. */
export const entries: EntryGenerator = () =>
	LOCALES.flatMap((lang) => ['map-contacts.json', 'overview.json'].map((name) => ({ lang, name })));

const shelves = new Map<string, Promise<Shelf>>();

export const GET: RequestHandler = async ({ params, fetch }) => {
	const locale = params.lang as Locale;
	const [name = '', id = ''] = params.name.replace(/\.json$/, '').split('/');
	const read = async (file: string) => {
		const response = await fetch(`/content/${file}`);
		if (!response.ok) throw new Error(`/content/${file}: ${response.status}; run "npm run content" first`);
		return response.text();
	};
	if (name === 'overview') return json(await readReleaseOverview(read));
	if (name === 'credits') return json((await readReleaseOverview(read)).credits);
	if (!isPageName(name)) error(404, { code: 'not-found', message: params.name });
	let shelf = shelves.get(locale);
	if (!shelf || import.meta.env.DEV) {
		shelf = readRelease(read, locale);
		shelves.set(locale, shelf);
	}
	return json(cut(await shelf, name, id));
};

function isPageName(name: string): name is PageName {
	return Object.hasOwn(PAGES, name);
}
