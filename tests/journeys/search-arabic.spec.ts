import { box, first, openSearch } from './search';
import { expect, test } from './site';

test('a reader of Arabic finds by an everyday word, however it is spelt, and by the German one', async ({
	page,
	site
}) => {
	await openSearch(page, site, 'ar');
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await site.stop();
	const seen = site.requests.length;
	const found: [query: string, found: RegExp][] = [
		['طبيب', /Arzt|طبيب/],
		// With vowel signs, and with a letter that another keyboard writes.
		['طَبِيب', /Arzt|طبيب/],
		['إقامه', /Aufenthalt|إقامة/],
		['Ausländerbehörde', /Ausländerbehörde/],
		['أين أتعلم اللغة الألمانية؟', /Deutsch|الألمانية/]
	];
	for (const [query, words] of found) {
		await box(page).fill(query);
		await expect(first(page), query).toContainText(words);
	}
	expect(site.requests.length).toBe(seen);
});
