import { queryFromFilter, type Filter } from '$lib/domain/filter';
import type { Locale } from '$lib/domain/records';

/** Which of the two lists a result is. */
export type Listing = 'offers' | 'places';

/** A result as a list. */
export function listPath(locale: Locale, listing: Listing, filter: Filter): string {
	return `/${locale}/${listing}${queryFromFilter(filter)}`;
}

/** The same result on the map. Places are what a map shows unless told otherwise. */
export function mapPath(locale: Locale, listing: Listing, filter: Filter): string {
	const query = queryFromFilter(filter);
	if (listing === 'places') return `/${locale}/map${query}`;
	return `/${locale}/map?show=offers${query.replace('?', '&')}`;
}

export function listingFrom(query: URLSearchParams): Listing {
	return query.get('show') === 'offers' ? 'offers' : 'places';
}
