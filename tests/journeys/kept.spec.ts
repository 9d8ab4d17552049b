import type { Page } from '@playwright/test';
import { expect, test, untilReady } from './site';

/** All that may be on a phone of somebody who only reads, and why. What is not listed here is a leak. */
const KEPT: Record<string, string> = {
	'indexedDB lotse-content/active': 'which release this copy is, and when it was last compared',
	'indexedDB lotse-content/blocks': 'the records themselves, so that they open with no network',
	'indexedDB lotse-content/hashes': 'what a difference is checked against',
	'indexedDB lotse-content/shapes': 'how the records are laid out in the blocks',
	'indexedDB lotse-content/trust': 'whose signature was believed last, so that an older one is not',
	'indexedDB lotse-search/indexes': 'the index of the search, made on the phone',
	'indexedDB lotse-user/settings settings': 'the language that was opened',
	'indexedDB lotse-user/usage month': 'bytes received, for the page of settings',
	'cache precache': 'the program',
	'cache first-screens': 'how the start page and the lists looked last, so that they are there at once',
	'cache words': 'the words of the languages that are kept',
	'sessionStorage sveltekit:scroll':
		'how far down each page of this tab was, until the tab is closed; no addresses',
	'sessionStorage sveltekit:snapshot':
		'the same library’s place for form contents; none of our pages puts any there',
	'cache dates': 'what works out the days of events, where an offer has some'
};

/** What the one entry of the settings may hold without a wish of the reader. */
const SETTINGS = ['locale'];

async function rooms(page: Page): Promise<{ kept: string[]; settings: string[] }> {
	return page.evaluate(async () => {
		const kept = new Set<string>();
		let settings: string[] = [];
		const answer = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await answer(indexedDB.open(name));
			for (const store of database.objectStoreNames) {
				const objects = database.transaction(store).objectStore(store);
				const keys = await answer(objects.getAllKeys());
				for (const key of keys) {
					const own = name === 'lotse-user' ? ` ${String(key).replace(/^\d{4}-\d{2}$/, 'month')}` : '';
					kept.add(`indexedDB ${name}/${store}${own}`);
				}
				if (store === 'settings')
					settings = Object.keys((await answer(objects.get('settings'))) as object).sort();
			}
			database.close();
		}
		for (const name of await caches.keys()) {
			kept.add(
				`cache ${/precache/.test(name) ? 'precache' : (/words|dates|streets|first-screens/.exec(name)?.[0] ?? name)}`
			);
		}
		for (const key of Object.keys(localStorage)) kept.add(`localStorage ${key}`);
		for (const key of Object.keys(sessionStorage)) kept.add(`sessionStorage ${key}`);
		return { kept: [...kept].sort(), settings };
	});
}

test('who only reads leaves nothing but what is listed here, and asks nobody but this host', async ({
	page,
	site,
	context
}) => {
	const origins = new Set<string>();
	context.on('request', (request) => {
		if (/^https?:/.test(request.url())) origins.add(new URL(request.url()).origin);
	});
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	for (const path of [
		'offers',
		'offers?topic=german',
		'offers/griffbereit',
		'places/abh-kreis',
		'map',
		'guides',
		'guides/gewalt-hilfe',
		'search?q=kita',
		'emergency',
		'settings',
		'about',
		'about/datenschutz',
		'wish?about=offer/griffbereit'
	]) {
		await page.goto(`${site.url}/de/${path}`);
		await expect(page.locator('h1')).toBeVisible();
		await untilReady(page);
	}
	// The index is written down once it is made.
	await expect.poll(async () => (await rooms(page)).kept).toContain('indexedDB lotse-search/indexes');
	const { kept, settings } = await rooms(page);
	expect(kept.filter((room) => !Object.hasOwn(KEPT, room))).toEqual([]);
	expect(kept.length, 'and the list is not about another app').toBeGreaterThan(8);
	expect(settings.filter((name) => !SETTINGS.includes(name))).toEqual([]);
	expect(await context.cookies()).toEqual([]);
	expect([...origins]).toEqual([site.url]);
});
