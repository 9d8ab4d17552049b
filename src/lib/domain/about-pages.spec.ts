import { expect, test } from 'vitest';
import { PAGES } from './pages';
import type { PageFacts, SignFilm, WishAddress } from './records';
import { shelfWith } from './records.spec-support';

const facts = (order: number): PageFacts => ({ order, source: 'x', checked: null, owner: 'KI' });
const shelf = shelfWith({
	'page/impressum': [facts(40), { title: 'Impressum' }],
	'page/leichte-sprache': [facts(10), { title: 'Leichte Sprache', lang: 'de' }]
});
const film: SignFilm = { web: 'https://example.org/film', minutes: 3, megabytes: 20 };
const wishes: WishAddress = { email: 'post@example.org' };
const richer = { ...shelf, region: { ...shelf.region, signFilm: film, wishes } };

test('the pages about the app stand in the editors’ order, on the start page too', () => {
	const links = [
		{ id: 'leichte-sprache', title: 'Leichte Sprache', lang: 'de' },
		{ id: 'impressum', title: 'Impressum' }
	];
	expect(PAGES.about(shelf).links).toEqual(links);
	expect(PAGES.start(shelf).pages).toEqual(links);
});

test('the film in sign language stands with the easy page and with no other', () => {
	expect(PAGES.page(richer, 'leichte-sprache')?.film).toEqual(film);
	expect(PAGES.page(richer, 'impressum')).not.toHaveProperty('film');
	expect(PAGES.page(shelf, 'leichte-sprache')).not.toHaveProperty('film');
	expect(PAGES.page(shelf, 'gone')).toBeUndefined();
});

test('a district that names no address for wishes has none', () => {
	expect(PAGES.wish(shelf).to).toEqual({});
	expect(PAGES.wish(richer).to).toEqual(wishes);
});
