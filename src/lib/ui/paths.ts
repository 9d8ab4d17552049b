import type { Kind, Locale } from '$lib/domain/records';
import { parseAddress } from '$lib/domain/records';

const SECTIONS: Partial<Record<Kind, string>> = { offer: 'offers', place: 'places', guide: 'guides' };

/** The page of a record, e.g. `/de/offers/griffbereit`. */
export function recordPath(locale: Locale, kind: Kind, id: string): string {
	return `/${locale}/${SECTIONS[kind] ?? ''}/${id}`;
}

/** A link inside a text: a record address becomes its page in the reader's language, the rest stays. */
export function textLink(locale: Locale, href: string): string {
	const record = parseAddress(href);
	return record ? recordPath(locale, record.kind, record.id) : href;
}
