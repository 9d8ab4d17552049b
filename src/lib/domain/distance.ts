import { intlTags } from './locale';
import type { Locale } from './records';

/** WGS84 degrees. */
export interface LatLon {
	lat: number;
	lon: number;
}

const EARTH = 6_371_008.8;
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** As the crow flies, in metres. Haversine on a sphere: wrong by half a percent at most. */
export function metresBetween(a: LatLon, b: LatLon): number {
	const dLat = rad(b.lat - a.lat);
	const dLon = rad(b.lon - a.lon);
	const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(dLon / 2) ** 2;
	return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Metres as people say them: "350 m", "1,2 km", "14 km". `rough` for a distance that is only known from
 * one town to another: whole kilometres, at least one.
 */
export function distanceLabel(metres: number, locale: Locale, rough = false): string {
	const unit = (value: number, name: 'meter' | 'kilometer', digits = 0) =>
		new Intl.NumberFormat(intlTags(locale), {
			style: 'unit',
			unit: name,
			maximumFractionDigits: digits
		}).format(value);
	if (rough) return unit(Math.max(1, Math.round(metres / 1000)), 'kilometer');
	const step = metres < 100 ? 10 : 50;
	const rounded = Math.max(step, Math.round(metres / step) * step);
	if (rounded < 1000) return unit(rounded, 'meter');
	return unit(metres / 1000, 'kilometer', metres < 9_950 ? 1 : 0);
}
