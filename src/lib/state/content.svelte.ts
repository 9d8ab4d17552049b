import { packsFor, type Locale } from '$lib/domain/records';
import type { Active, ContentStore } from '$lib/storage/content-store';
import type { SyncOutcome } from '$lib/sync/sync';
import type { Fault } from '$lib/sync/fault';

const HOUR = 3_600_000;
const CHANNEL = 'lotse-release';

/** What the screen knows about the phone's copy of the content, and the way to bring it up to date. */
export class Content {
	/** The release held, `undefined` while there is none. */
	active = $state.raw<Active | undefined>();
	/** Bytes of the running download; `null` when none runs. */
	progress = $state.raw<{ arrived: number; total: number } | null>(null);
	/** How the last attempt failed; `null` after one that reached the publisher. */
	fault = $state<Fault | null>(null);
	#locale: Locale = 'de';
	#running: Promise<SyncOutcome | undefined> | undefined;
	readonly #open: () => Promise<ContentStore>;
	readonly #renew: () => Promise<void>;

	/** `renew` is called whenever pages must read again. */
	constructor(open: () => Promise<ContentStore>, renew: () => Promise<void>) {
		this.#open = open;
		this.#renew = renew;
	}

	/** Reads what is held, then checks for news now, on `online`, and when seen again. Returns the undo. */
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
		return packsFor(locale).every((pack) => this.active?.packs.includes(pack));
	}

	/** Checks for a new release unless that happened within the last hour. */
	async syncIfDue(): Promise<void> {
		const due = !this.active || !this.holds(this.#locale) || Date.now() - this.active.checked > HOUR;
		if (due || this.fault) await this.sync();
	}

	/** Checks for a new release now. Answers `undefined` when another tab is at it. */
	sync(): Promise<SyncOutcome | undefined> {
		this.#running ??= this.#sync().finally(() => {
			this.#running = undefined;
		});
		return this.#running;
	}

	async #sync(): Promise<SyncOutcome | undefined> {
		return oneAtATime(async () => {
			const outcome = await this.#attempt();
			this.progress = null;
			this.fault = outcome.result === 'failed' ? outcome.fault : null;
			if (outcome.result === 'updated') {
				const channel = new BroadcastChannel(CHANNEL);
				channel.postMessage(outcome.seq);
				channel.close();
				await this.#changed();
			} else {
				await this.#readActive();
			}
			return outcome;
		});
	}

	async #attempt(): Promise<SyncOutcome> {
		let store: ContentStore;
		try {
			store = await this.#open();
		} catch {
			return { result: 'failed', fault: 'storage' };
		}
		// Not part of the first view: it is fetched when there is something to fetch.
		const { syncContent } = await import('$lib/sync/sync');
		return syncContent(
			{
				fetch: (url, init) => fetch(url, init),
				now: Date.now,
				store,
				progress: (arrived, total) => {
					this.progress = { arrived, total };
				}
			},
			packsFor(this.#locale)
		);
	}

	async #changed(): Promise<void> {
		await this.#readActive();
		await this.#renew();
	}

	async #readActive(): Promise<void> {
		this.active = await this.#open()
			.then((store) => store.active())
			.catch(() => undefined);
	}
}

/** Runs a sync only when no other tab does; browsers without Web Locks run it all the same. */
function oneAtATime<T>(run: () => Promise<T>): Promise<T | undefined> {
	if (!('locks' in navigator)) return run();
	return navigator.locks.request('lotse-sync', { ifAvailable: true }, (lock) => (lock ? run() : undefined));
}
