import type { Here } from '$lib/domain/near';

export type Located = { ok: true; here: Here } | { ok: false; why: 'denied' | 'unavailable' };

/** How long a phone may search for itself, and how old an answer may be, in milliseconds. */
const PATIENCE = 20_000;
const FRESH = 60_000;

/** Asks the phone where it is, once. To be called on a tap, after the reader was told why. */
export function locate(): Promise<Located> {
	return new Promise((resolve) => {
		if (!('geolocation' in navigator)) return resolve({ ok: false, why: 'unavailable' });
		navigator.geolocation.getCurrentPosition(
			({ coords: { latitude: lat, longitude: lon } }) =>
				resolve({ ok: true, here: { lat, lon, from: 'phone' } }),
			({ code, PERMISSION_DENIED }) =>
				resolve({ ok: false, why: code === PERMISSION_DENIED ? 'denied' : 'unavailable' }),
			{ timeout: PATIENCE, maximumAge: FRESH, enableHighAccuracy: true }
		);
	});
}
