import { NEW_TITLE, publishChange } from '../journeys/publish';
import { readPack, recordPages } from '../journeys/site';
import { expect, test } from './journey';
import { textsOf, until, untilAt, untilReady, untilSays, untilSeen, type Phone } from './phone';

/** Nothing that a page loaded came from anywhere else. */
async function expectNothingForeign(phone: Phone): Promise<void> {
	const foreign = await phone.evaluate(() =>
		performance
			.getEntriesByType('resource')
			.map(({ name }) => name)
			.filter((name) => new URL(name).protocol.startsWith('http') && new URL(name).origin !== location.origin)
	);
	expect(foreign).toEqual([]);
}

/** One page of each kind of record. */
async function onePageEach(dir: string): Promise<{ path: string; title: string }[]> {
	const pages = await recordPages(dir, 'de');
	return ['offers', 'places', 'guides'].map((section) => {
		const page = pages.find(({ path }) => path.startsWith(`/de/${section}/`));
		if (!page) throw new Error(`the release has no ${section}`);
		return page;
	});
}

test('a first visit shows the page, keeps the app, and what is kept is not asked for again', async ({
	phone,
	site
}) => {
	const [offer, place, guide] = await onePageEach(site.dir);
	if (!offer || !place || !guide) throw new Error('no pages');
	await phone.open(site.url + offer.path);
	await untilSays(phone, 'h1', offer.title);
	await untilReady(phone);
	await expectNothingForeign(phone);

	const before = site.requests.length;
	for (const { path, title } of [place, guide]) {
		await phone.open(site.url + path);
		await untilSays(phone, 'h1', title);
		await untilReady(phone);
		await expectNothingForeign(phone);
	}
	const again = site.requests.slice(before).map(({ url }) => url);
	// The browser's own question after a new worker comes with every page.
	expect(again.filter((url) => url !== '/service-worker.js')).toEqual([]);
});

test('after one visit each kind of page opens with the server stopped, and again after a reload', async ({
	phone,
	site
}) => {
	const pages = await onePageEach(site.dir);
	await phone.open(`${site.url}/de`);
	await untilReady(phone);
	await site.stop();
	for (const { path, title } of pages) {
		await phone.open(site.url + path);
		await untilSays(phone, 'h1', title);
		await phone.reload();
		await untilSays(phone, 'h1', title);
	}
	await phone.open(`${site.url}/de/offers?topic=german`);
	await untilSays(phone, '[role="status"]', /^[1-9]\d* Angebote?/);
});

test('the language is switched on the page, Arabic runs from the right, and both stay with the server stopped', async ({
	phone,
	site
}) => {
	const htmlIs = (lang: string, dir: string) =>
		until(async () => {
			const now = await phone.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
			expect(now).toEqual([lang, dir]);
		});
	await phone.open(`${site.url}/de/offers?topic=german`);
	await untilReady(phone);
	await phone.tap({ css: 'header summary' });
	await phone.tap({ css: 'header a', words: 'العربية' });
	await untilAt(phone, '/ar/offers?topic=german');
	await htmlIs('ar', 'rtl');
	await untilReady(phone);
	await site.stop();
	const arabic = (await textsOf(phone, 'h1'))[0] ?? '';
	await phone.reload();
	await untilSays(phone, 'h1', arabic);
	await htmlIs('ar', 'rtl');
	await phone.tap({ css: 'header summary' });
	await phone.tap({ css: 'header a', words: 'Deutsch' });
	await untilAt(phone, '/de/offers?topic=german');
	await untilSays(phone, 'h1', 'Angebote');
	await htmlIs('de', 'ltr');
});

test('the map opens for the first time with the server stopped, painted and with every place', async ({
	phone,
	site
}) => {
	const facts = Object.entries(await readPack(site.dir, 'facts'));
	const places = facts.filter(([address, record]) => address.startsWith('place/') && 'position' in record);
	await phone.open(`${site.url}/de`);
	await untilReady(phone);
	await site.stop();
	await phone.tap({ css: 'nav a', words: 'Karte' });
	await untilSeen(phone, '[data-map="ready"]');
	await until(async () => {
		const counts = await phone.evaluate(() =>
			[...document.querySelectorAll('.pin')].map((pin) =>
				Number(pin.querySelector('.count')?.textContent ?? 1)
			)
		);
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(places.length);
	});
	await until(async () => {
		const painted = await phone.evaluate(() =>
			[...document.querySelectorAll<HTMLCanvasElement>('.overview canvas')].some((tile) =>
				tile
					.getContext('2d')
					?.getImageData(0, 0, tile.width, tile.height)
					.data.some((value) => value !== 0)
			)
		);
		expect(painted).toBe(true);
	});
});

test('the search forgives a typo, finds an umlaut and a whole question, with the server stopped', async ({
	phone,
	site
}) => {
	await phone.open(`${site.url}/de/search`);
	await untilReady(phone);
	await untilSeen(phone, '[data-search="ready"]');
	await site.stop();
	const queries: [query: string, found: RegExp][] = [
		['Aufentaltstitel', /Aufenthaltstitel/],
		['auslaenderbehoerde', /Ausländerbehörde/],
		['Wo kann ich Deutsch lernen?', /Deutsch/]
	];
	for (const [query, found] of queries) {
		await phone.type({ css: 'input[type="search"]' }, query);
		await untilSays(phone, 'main ol a.card', found);
	}
	await untilSeen(phone, 'main ol a.card mark');
	await phone.tap({ css: 'main ol a.card' });
	await untilSeen(phone, 'article h1');
});

test.describe('a changed release', () => {
	test.use({ changesSite: true });
	test('appears in the open page without a reload, and is still there with the server stopped', async ({
		phone,
		site
	}) => {
		const [offer] = await onePageEach(site.dir);
		if (!offer) throw new Error('the release has no offer');
		await phone.open(site.url + offer.path);
		await untilReady(phone);
		await phone.evaluate(() => void Object.assign(window, { neverReloaded: true }));
		const { path, before } = await publishChange(site);
		expect(path).toBe(offer.path);
		await untilSays(phone, 'h1', before);

		await phone.evaluate(() => {
			const twoHoursOn = Date.now() + 2 * 3_600_000;
			Date.now = () => twoHoursOn;
			dispatchEvent(new Event('online'));
		});
		await untilSays(phone, 'h1', NEW_TITLE);
		expect(await phone.evaluate(() => 'neverReloaded' in window)).toBe(true);

		await site.stop();
		await phone.reload();
		await untilSays(phone, 'h1', NEW_TITLE);
	});
});
