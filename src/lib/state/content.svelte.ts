import { packsFor, SOURCE_LOCALE, type Locale, type PackName, type SyncMode } from '$lib/domain/records';
import type { Trust } from '$lib/domain/release/trust';
import type { Active, ContentStore } from '$lib/storage/content-store';
import type { Fault, storageFault } from '$lib/sync/fault';
import type { newsChannel } from '$lib/sync/news';
import type { SyncOutcome } from '$lib/sync/sync';
import type { syncInTurn } from '$lib/sync/turn';
import type { CHECK_EVERY, whenToSync } from '$lib/sync/when';
import type { Keeper, Told } from './keeper';

/** What keeps the phone's copy; loaded after the first view, which does without. */
export interface Phone {
	Keeper: typeof Keeper;
	CHECK_EVERY: typeof CHECK_EVERY;
	trust: Trust;
	contentStore(): Promise<ContentStore>;
	newsChannel: typeof newsChannel;
	storageFault: typeof storageFault;
	syncInTurn: typeof syncInTurn;
	whenToSync: typeof whenToSync;
	arrangePeriodicSync(mode: SyncMode | undefined): Promise<void>;
	retryInBackground(): Promise<void>;
}

/** What the reader decided about fetching. */
export interface Wishes {
	syncMode?: SyncMode | undefined;
	/** German is not to come by itself. */
	withoutGerman?: boolean | undefined;
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
	#kept: [Locale, Promise<Wishes>] | undefined;
	#keeper: Promise<Keeper> | undefined;
	readonly #phone: () => Promise<Phone>;
	readonly #told: Told;

	constructor(phone: () => Promise<Phone>, told: Told) {
		this.#phone = phone;
		this.#told = told;
	}

	/** Checks for news on `online`, when seen again and every hour. Returns the undo. */
	start(): () => void {
		const check = () => void this.syncIfDue();
		const seen = () => document.visibilityState === 'visible' && check();
		addEventListener('online', check);
		document.addEventListener('visibilitychange', seen);
		return () => {
			removeEventListener('online', check);
			document.removeEventListener('visibilitychange', seen);
			void this.#keeper?.then((keeper) => keeper.stop());
		};
	}

	/** The language to keep from now on, and the reader's wishes; fetches its packs if they are not held. */
	async keep(locale: Locale, wishes: Promise<Wishes>): Promise<void> {
		this.#kept = [locale, wishes];
		await (await this.#wake())?.keep(locale, wishes);
	}

	/** The reader's wish from now on. */
	async choose(mode: SyncMode): Promise<void> {
		await (await this.#wake())?.choose(mode);
	}

	holds(locale: Locale): boolean {
		const { packs = [], manifest } = this.active ?? {};
		// A district without a map has all there is without one.
		return packsFor(locale).every((pack) => packs.includes(pack) || (pack === 'map' && !manifest?.packs.map));
	}

	/** German can be had and is not here; the search goes over it too, whatever the reader's own language. */
	get lacksGerman(): boolean {
		const { packs = [], manifest } = this.active ?? {};
		const german: PackName = `text/${SOURCE_LOCALE}`;
		return !packs.includes(german) && manifest?.packs[german] !== undefined;
	}

	/** Checks for a new release unless that happened within the last hour or the reader is to be asked. */
	async syncIfDue(): Promise<void> {
		if (!this.#kept) return;
		const keeper = await this.#wake();
		// Its code did not arrive when it was told.
		await (keeper?.keeps ? keeper.syncIfDue() : keeper?.keep(...this.#kept));
	}

	/** The reader's tap. Answered by an attempt that is under way, but if that fails by one begun after the tap. */
	async syncNow(): Promise<SyncOutcome | undefined> {
		const keeper = await this.#wake();
		if (!keeper) return { result: 'failed', fault: 'offline' };
		if (!keeper.keeps && this.#kept) void keeper.keep(...this.#kept);
		return keeper.syncNow();
	}

	/** Fetches a language to keep beside the present one. */
	async fetchLanguage(locale: Locale): Promise<void> {
		await (await this.#wake())?.fetchLanguage(locale);
	}

	/** Removes a kept language. German does not come back by itself. */
	async drop(locale: Locale): Promise<void> {
		await (await this.#wake())?.drop(locale);
	}

	/** Its code is fetched after the first view, and like any other file it may not arrive. */
	async #wake(): Promise<Keeper | undefined> {
		try {
			this.#keeper ??= this.#phone().then((phone) => new phone.Keeper(this, phone, this.#told));
			return await this.#keeper;
		} catch {
			this.#keeper = undefined;
			this.fault = 'offline';
			return undefined;
		}
	}
}
