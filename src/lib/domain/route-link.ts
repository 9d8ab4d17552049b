import type { PostalAddress, Position } from './records';

/** What kind of map app the phone hands an address to. */
export type Platform = 'android' | 'apple' | 'other';

/** Tells the platform from a user agent string; only the three cases that need another link. */
export function platformOf(userAgent: string): Platform {
	if (/android/i.test(userAgent)) return 'android';
	return /iphone|ipad|macintosh/i.test(userAgent) ? 'apple' : 'other';
}

/**
 * A link that opens the phone's own map app: `geo:` (RFC 5870) on Android, Apple's form on iOS and macOS,
 * openstreetmap.org elsewhere. A position that is only the town's centre is never a target while there is
 * a street to look for. `undefined` when neither street nor position is known.
 */
export function routeLink(
	platform: Platform,
	address: PostalAddress | undefined,
	position: Position | undefined
): string | undefined {
	const words =
		address?.street && [address.street, `${address.postcode ?? ''} ${address.town}`.trim()].join(', ');
	const door = position?.precision === 'door' ? `${position.lat},${position.lon}` : undefined;
	const query = words || door || (position && `${position.lat},${position.lon}`);
	if (!query) return undefined;
	const encoded = encodeURIComponent(query);
	if (platform === 'android') return `geo:${door ?? '0,0'}?q=${encoded}`;
	if (platform === 'apple') return `https://maps.apple.com/?${door ? `ll=${door}&` : ''}q=${encoded}`;
	return `https://www.openstreetmap.org/search?query=${encoded}`;
}
