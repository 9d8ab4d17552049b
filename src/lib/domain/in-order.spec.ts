import { expect, test } from 'vitest';
import { sortKey } from './in-order';

const sorted = (titles: string[]) =>
	titles.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0));

const TITLES: Record<string, string[]> = {
	de: ['Ärzte', 'arm', 'Zug', 'Übergang', 'Uhr', 'Straße', 'Strasse 2', 'Strand', 'Öl', 'Ofen'],
	pl: ['Łódź', 'Lublin', 'Lwów', 'Mapa', 'Cytat', 'Dom'],
	uk: ['Інтернет', 'Йод', 'Ключ', 'Єдність', 'Жито', 'Ґрати', 'Гора', 'Дім'],
	ru: ['Ёлка', 'Ель', 'Ест', 'Жук', 'Яма'],
	tr: ['Çay', 'Cam', 'Şehir', 'Su', 'Ders'],
	fa: ['پول', 'بانک', 'تلفن', 'چاپ', 'جا', 'حساب', 'گاز', 'کار', 'لیست']
};

test.each(Object.entries(TITLES))('titles in %s stand where a collator puts them', (lang, titles) => {
	expect(sorted(titles)).toEqual(titles.toSorted(new Intl.Collator(lang === 'pl' ? 'pl' : 'de').compare));
});
