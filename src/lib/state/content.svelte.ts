import { packsFor, type Locale, type PackName, type SyncMode } from '$lib/domain/records';
import type { Trust } from '$lib/domain/release/trust';
import type { Active, ContentStore } from '$lib/storage/content-store';
import { storageFault, type Fault } from '$lib/sync/fault';
import type { syncContent, SyncOutcome } from '$lib/sync/sync';
import { connectionCost, savesData } from './connection-cost';

const HOUR = 3_600_000;
/** Pages and the worker tell each other here that another release is active. */
const CHANNEL = 'lotse-release';

/** What keeps the phone's copy; loaded after the first view, which does without. */
export interface Phone {
	contentStore(): Promise<ContentStore>;
	syncContent: typeof syncContent;
	trust: Trust;
}

/** What the screen knows about the phone's copy of the content, and the way to bring it up to date. */
export class Content {
	/** The release held, `undefined` while there is none. */
	active = $state.raw<Active | undefined>();
	/** Bytes of the running download; `null` when none runs. */
	progress = $state.raw<{ arrived: number; total: number } | null>(null);
	/** How the last attempt failed; `null` after one that reached the publisher. */
	fault = $state<Fault | null>(null);
	/** A check is due, but the reader's setting or connection says to ask first. */
	asking = $state(false);
	mode: SyncMode | undefined;
	#locale: Locale = 'de';
	#running: Promise<SyncOutcome | undefined> | undefined;
	readonly #phone: () => Promise<Phone>;
	readonly #renew: () => Promise<void>;

	/** `renew` is called whenever pages must read again. */
	constructor(phone: () => Promise<Phone>, renew: () => Promise<void>) {
		this.#phone = phone;
		this.#renew = renew;
	}

	/** Checks for news on `online`, when seen again and every hour. Returns the undo. */
	start(): () => void {
		const channel = new BroadcastChannel(CHANNEL);
		channel.onmessage = () => void this.#changed();
		const check = () => void this.syncIfDue();
		const seen = () => document.visibilityState === 'visible' && check();
		addEventListener('online', check);
		document.addEventListener('visibilitychange', seen);
		const timer = setInterval(check, HOUR);
		return () => {
			channel.close();
			removeEventListener('online', check);
			document.removeEventListener('visibilitychange', seen);
			clearInterval(timer);
		};
	}

	/** The language to keep from now on; fetches its packs if they are not held. */
	async keep(locale: Locale): Promise<void> {
		this.#locale = locale;
		await this.#readActive();
		await this.syncIfDue();
	}

	holds(locale: Locale): boolean {
		const { packs = [], manifest } = this.active ?? {};
		// A district without a map has all there is without one.
		return packsFor(locale).every((pack) => packs.includes(pack) || (pack === 'map' && !manifest?.packs.map));
	}

	/** Checks for a new release unless that happened within the last hour or the reader is to be asked. */
	async syncIfDue(): Promise<void> {
		if (this.fault === 'newer-database') return;
		if (!this.holds(this.#locale)) {
			// Without its content a language cannot be read at all: choosing it was the yes.
			await this.sync();
			return;
		}
		// A clock that was set back must not put off the next check for years.
		const age = Math.abs(Date.now() - (this.active?.checked ?? 0));
		if (age <= HOUR && !this.fault) return;
		this.asking = this.#mustAsk();
		if (!this.asking) await this.sync();
	}

	#mustAsk(): boolean {
		if (this.mode === 'manual') return true;
		// Without a choice of the reader's own, a phone told to save data is believed.
		if (this.mode === undefined) return savesData();
		return this.mode === 'saving' && connectionCost() !== 'free';
	}

	/** Checks for a new release now. Answers `undefined` when another tab is at it. */
	sync(): Promise<SyncOutcome | undefined> {
		this.#running ??= this.#exclusively(packsFor(this.#locale)).finally(() => {
			this.#running = undefined;
		});
		return this.#running;
	}

	/** Fetches a language to keep beside the present one. */
	async fetchLanguage(locale: Locale): Promise<void> {
		await this.#running;
		await this.#exclusively(packsFor(locale));
	}

	/** Removes a kept language. */
	async drop(locale: Locale): Promise<void> {
		const store = await (await this.#phone()).contentStore();
		await store.drop(`text/${locale}`);
		await this.#announce();
	}

	#exclusively(wanted: PackName[]): Promise<SyncOutcome | undefined> {
		return oneAtATime(async () => {
			const outcome = await this.#attempt(wanted);
			this.progress = null;
			this.asking = false;
			this.fault = outcome.result === 'failed' ? outcome.fault : null;
			if (outcome.result === 'updated') await this.#announce();
			else await this.#readActive();
			return outcome;
		});
	}

	async #attempt(wanted: PackName[]): Promise<SyncOutcome> {
		try {
			const { contentStore, syncContent: run, trust } = await this.#phone();
			return await run(
				{
					fetch: (url, init) => fetch(url, init),
					now: Date.now,
					store: await contentStore(),
					trust,
					progress: (arrived, total) => {
						this.progress = { arrived, total };
					}
				},
				wanted
			);
		} catch (error) {
			return { result: 'failed', fault: storageFault(error) };
		}
	}

	async #announce(): Promise<void> {
		const channel = new BroadcastChannel(CHANNEL);
		channel.postMessage(null);
		channel.close();
		await this.#changed();
	}

	async #changed(): Promise<void> {
		await this.#readActive();
		await this.#renew();
	}

	async #readActive(): Promise<void> {
		try {
			const store = await (await this.#phone()).contentStore();
			this.active = await store.active();
		} catch (error) {
			this.active = undefined;
			this.fault = storageFault(error);
		}
	}
}

/** Runs a sync only when no other tab does; browsers without Web Locks run it all the same. */
function oneAtATime<T>(run: () => Promise<T>): Promise<T | undefined> {
	if (!('locks' in navigator)) return run();
	return navigator.locks.request('lotse-sync', { ifAvailable: true }, (lock) => (lock ? run() : undefined));
}
