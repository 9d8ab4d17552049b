import type { Workbox } from 'workbox-window';
import type { KeepWords } from '$lib/sync/words';

/**
 * The app's own code on this phone: whether it is installed for use without a network, and whether a newer
 * shell waits. A waiting shell is offered, never forced.
 */
export class Shell {
	/** The worker answers for this page, so everything opens with no network. */
	ready = $state(false);
	/** A newer shell is installed and waits for a yes. */
	waiting = $state(false);
	/** Another tab said yes: this page's code is old, its next navigation must be a full one. */
	outdated = $state(false);
	#workbox: Workbox | undefined;
	#accepted = false;

	/** Registers the worker; to be called once the page has loaded. */
	async register(): Promise<void> {
		if (!('serviceWorker' in navigator)) return;
		const { Workbox } = await import('workbox-window');
		const workbox = new Workbox('/service-worker.js');
		this.#workbox = workbox;
		const controlled = navigator.serviceWorker.controller !== null;
		this.ready = controlled;
		workbox.addEventListener('waiting', () => {
			this.waiting = true;
		});
		navigator.serviceWorker.addEventListener('controllerchange', () => {
			this.ready = true;
			if (this.#accepted) location.reload();
			else if (controlled) this.outdated = true;
		});
		// Refused in some private windows; the app then works with a network only.
		await workbox.register({ immediate: true }).catch(() => undefined);
	}

	/** Tells which languages are on this phone, so that their words are too and no others. */
	async keepWords(locales: readonly string[]): Promise<void> {
		const registration = await navigator.serviceWorker?.getRegistration();
		const wish: KeepWords = { type: 'KEEP_WORDS', locales };
		// A shell that waits has words of its own.
		for (const worker of [registration?.active, registration?.waiting]) worker?.postMessage(wish);
	}

	/** Looks for a newer shell; quietly nothing without a network. */
	async check(): Promise<void> {
		await this.#workbox?.update().catch(() => undefined);
	}

	/** The reader's yes: the waiting shell takes over and this page reloads once. */
	accept(): void {
		this.#accepted = true;
		this.waiting = false;
		this.#workbox?.messageSkipWaiting();
	}

	/** The reader's no, until the next visit. */
	postpone(): void {
		this.waiting = false;
	}
}
