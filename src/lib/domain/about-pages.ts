import type { Entry, Locale, SignFilm, WishAddress } from './records';
import type { Shelf } from './shelf';

/** What the pages about the app and its publisher show. */

/** A page about the app by its name alone. */
export interface PageLink {
	id: string;
	title: string;
	/** Set where the title is German for lack of a translation. */
	lang?: Locale;
}

export interface AboutPage {
	links: PageLink[];
}

export interface InfoPage {
	entry: Entry<'page'>;
	film?: SignFilm;
}

export interface WishPage {
	/** Where it goes; empty = nowhere yet, so it is copied. */
	to: WishAddress;
}

/** The page in Leichte Sprache, beside which the film in sign language stands. */
const EASY = 'leichte-sprache';

/** In the editors' order. */
export function pageLinks(shelf: Shelf): PageLink[] {
	return shelf
		.all('page')
		.sort((a, b) => a.facts.order - b.facts.order)
		.map(({ id, text }) => ({ id, title: text.title, ...(text.lang ? { lang: text.lang } : {}) }));
}

export function aboutPage(shelf: Shelf): AboutPage {
	return { links: pageLinks(shelf) };
}

export function infoPage(shelf: Shelf, id: string): InfoPage | undefined {
	const entry = shelf.get('page', id);
	const film = id === EASY ? shelf.region.signFilm : undefined;
	return entry && { entry, ...(film ? { film } : {}) };
}

export function wishPage(shelf: Shelf): WishPage {
	return { to: shelf.region.wishes ?? {} };
}
