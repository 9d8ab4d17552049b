import type { SyncMode } from '$lib/domain/records';
import { PERIODIC_EVERY, PERIODIC_TAG, RETRY_TAG } from '$lib/sync/background';
import { WISH_TAG } from '$lib/sync/wishes';

/** https://wicg.github.io/background-sync/spec/, which TypeScript does not know: Chromium only. */
interface BackgroundRegistration {
	sync?: { register(tag: string): Promise<void> };
	periodicSync?: {
		register(tag: string, options: { minInterval: number }): Promise<void>;
		unregister(tag: string): Promise<void>;
	};
}

/** Asks the browser to wake the worker as soon as there is a network, even when no page is open any more. */
export function retryInBackground(): Promise<void> {
	return withRegistration(async ({ sync }) => sync?.register(RETRY_TAG));
}

/** The same for what the reader wrote to the office. */
export function sendInBackground(): Promise<void> {
	return withRegistration(async ({ sync }) => sync?.register(WISH_TAG));
}

/** Has the browser wake the worker now and then, or no more, as the reader wishes. */
export function arrangePeriodicSync(mode: SyncMode | undefined): Promise<void> {
	return withRegistration(async ({ periodicSync }) => {
		if (mode === 'manual') await periodicSync?.unregister(PERIODIC_TAG);
		// Asked first, because the browser would note a refusal in the console.
		else if (periodicSync && (await isGranted())) {
			await periodicSync.register(PERIODIC_TAG, { minInterval: PERIODIC_EVERY });
		}
	});
}

/** Waits for the worker; whatever the browser lacks or refuses, the page does without. */
async function withRegistration(run: (registration: BackgroundRegistration) => Promise<void>): Promise<void> {
	try {
		if (!('serviceWorker' in navigator)) return;
		await run((await navigator.serviceWorker.ready) as BackgroundRegistration);
	} catch {
		// Refused, e.g. in a private window.
	}
}

async function isGranted(): Promise<boolean> {
	const name = 'periodic-background-sync' as PermissionName;
	return (await navigator.permissions.query({ name })).state === 'granted';
}
