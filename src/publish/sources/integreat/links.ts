import { readEmail, readPhone, readWeb } from '../../check/contact';
import type { Region } from './answers';
import { plainPath, stepsOf } from './paths';

/** Where a link of a text goes, or undefined when only its text is kept; `note` is for the report. */
export interface Target {
	href: string | undefined;
	note?: { kind: string; detail?: string };
}

/** Decides over one link; `text` is what the reader taps on. */
export type ReadTarget = (href: string, text: string) => Target;

const SAME = 'Link auf dieselbe Seite (oder ihre Fassung in einer anderen Sprache)';
const MAP = 'Link auf einen Kartendienst; die Adresse bleibt als Text';

/** Sites that show Integreat's pages under the path the API gives. */
const SITES = /^(?:(?:www|web)\.)?integreat\.app$|(?:^|\.)integreat-app\.de$/;
const MAPS =
	/^(?:maps\.app\.goo\.gl|goo\.gl\/maps|(?:(?:www|maps)\.)?google\.[a-z.]+\/(?:maps|search)|maps\.google\.[a-z.]+|(?:www\.)?openstreetmap\.org)/;

/** Every path a region has, in any language, and the record address it became. */
export function addressBook(region: Region, addresses: ReadonlyMap<string, string>): Map<string, string> {
	const book = new Map<string, string>();
	const { pages, locations, events } = region.said.de;
	for (const item of [...pages, ...locations, ...events]) {
		const address = addresses.get(plainPath(item.path));
		if (address === undefined) continue;
		for (const { path } of Object.values(item.available_languages)) {
			// A fallback has the path of another language's page: the first one told keeps it.
			if (path && !book.has(plainPath(path))) book.set(plainPath(path), address);
		}
	}
	for (const [path, address] of addresses) book.set(path, address);
	return book;
}

/** A reader of the links of one region; `book` as `addressBook` makes it, `own` the record the text belongs to. */
export function linkReader(region: string, book: ReadonlyMap<string, string>, bySlug: Slugs) {
	return (own: string): ReadTarget =>
		(href, text) => {
			const url = safeUrl(href.trim(), region);
			if (!url) return dropped('Link, der nirgendwohin führt', href);
			if (url.protocol === 'tel:') return phone(url.href.slice('tel:'.length), text);
			if (url.protocol === 'mailto:') return email(url.href.slice('mailto:'.length), text);
			if (url.protocol !== 'https:' && url.protocol !== 'http:') {
				return dropped('Link mit einer Adresse, die nicht erlaubt ist', href);
			}
			if (SITES.test(url.hostname)) {
				const inside = internal(url, text, own);
				if (inside) return inside;
			}
			if (MAPS.test(url.host + url.pathname)) {
				return { href: undefined, note: { kind: MAP } };
			}
			// Somebody made a web address of a mail address.
			if (url.username) return email(`${url.username}@${url.host}`, text);
			return outside(url, href);
		};

	function internal(url: URL, text: string, own: string): Target | undefined {
		const [first = '', language = '', ...rest] = stepsOf(url.pathname);
		// The editor of the CMS makes these out of addresses without a scheme.
		if (/^tel:/i.test(first)) return phone(first.slice('tel:'.length), text);
		if (/^mailto:/i.test(first)) return email(first.slice('mailto:'.length), text);
		if (language === '' && /^[\d+][\d ()/-]*$/.test(first)) return phone(first, text);
		if (first !== region || /^wp-content|^media/.test(language)) return undefined;
		const address = book.get(plainPath(url.pathname)) ?? bySlug.get(rest.at(-1) ?? '');
		if (address === own) return { href: undefined, note: { kind: SAME } };
		if (address === undefined) return dropped('Link auf eine Seite, die es nicht mehr gibt', url.pathname);
		return { href: address };
	}
}

/** Last steps of paths that only one record has: they find a page that has moved. */
export type Slugs = ReadonlyMap<string, string>;

export function uniqueSlugs(book: ReadonlyMap<string, string>): Slugs {
	const slugs = new Map<string, string | undefined>();
	for (const [path, address] of book) {
		const slug = stepsOf(path).slice(2).at(-1);
		if (slug === undefined) continue;
		slugs.set(slug, slugs.has(slug) && slugs.get(slug) !== address ? undefined : address);
	}
	return new Map([...slugs].filter((pair): pair is [string, string] => pair[1] !== undefined));
}

function safeUrl(href: string, region: string): URL | undefined {
	if (href === '' || href.startsWith('#')) return undefined;
	const full = /^www\./i.test(href) ? `https://${href}` : href;
	try {
		return new URL(full, `https://integreat.app/${region}/`);
	} catch {
		return undefined;
	}
}

function phone(written: string, text: string): Target {
	for (const candidate of [decoded(written), text]) {
		const number = readPhone(candidate.replace(/\u00a0/g, ' '));
		if (number.ok) return { href: `tel:${number.value}` };
	}
	return dropped('Telefonnummer, die es so nicht gibt', text || written);
}

function email(written: string, text: string): Target {
	for (const candidate of [decoded(written).split('?')[0] ?? '', text]) {
		const address = readEmail(candidate.replace(/\u00a0/g, ' '));
		if (address.ok) return { href: `mailto:${address.value}` };
	}
	return dropped('E-Mail-Adresse, die es so nicht gibt', text || written);
}

function outside(url: URL, written: string): Target {
	const secure = new URL(url);
	const upgraded = url.protocol === 'http:';
	secure.protocol = 'https:';
	const web = readWeb(secure.href);
	if (!web.ok) return dropped('Link, der nirgendwohin führt', written);
	// As short as it can be said: «https://a.de» and not «https://a.de/».
	const href =
		secure.pathname === '/' && !secure.search && !secure.hash ? web.value.replace(/\/$/, '') : web.value;
	return upgraded ? { href, note: { kind: 'Link mit http, jetzt mit https', detail: written } } : { href };
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function dropped(kind: string, detail: string): Target {
	return { href: undefined, note: { kind, detail } };
}
