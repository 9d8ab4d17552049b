import { packsFor, SOURCE_LOCALE, type Locale, type PackName, type SyncMode } from '$lib/domain/records';
import type { Trust } from '$lib/domain/release/trust';
import type { Active, ContentStore } from '$lib/storage/content-store';
import type { Fault, storageFault } from '$lib/sync/fault';
import type { News, NewsChannel, newsChannel } from '$lib/sync/news';
import type { SyncOutcome } from '$lib/sync/sync';
import type { syncInTurn } from '$lib/sync/turn';
import type { CHECK_EVERY, Connection, whenToSync } from '$lib/sync/when';

/** What keeps the phone's copy; loaded after the first view, which does without. */
export interface Phone {
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
	#locale: Locale | undefined;
	#mode: SyncMode | undefined;
	#withoutGerman = false;
	/** What is held and what the reader wishes have been read; `undefined` before anybody asked for it. */
	#opened: Promise<void> | undefined;
	#running: Promise<SyncOutcome | undefined> | undefined;
	#news: NewsChannel | undefined;
	#timer: ReturnType<typeof setInterval> | undefined;
	readonly #phone: () => Promise<Phone>;
	readonly #renew: () => Promise<void>;
	readonly #remember: (withGerman: boolean) => void;

	/** `renew` is called whenever pages must read again, `remember` when it is settled whether German may come by itself. */
	constructor(
		phone: () => Promise<Phone>,
		renew: () => Promise<void>,
		remember: (withGerman: boolean) => void
	) {
		this.#phone = phone;
		this.#renew = renew;
		this.#remember = remember;
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
			clearInterval(this.#timer);
			this.#news?.close();
		};
	}

	/** The language to keep from now on, and the reader's wishes; fetches its packs if they are not held. */
	async keep(locale: Locale, wishes: Promise<Wishes>): Promise<void> {
		this.#locale = locale;
		this.#opened = Promise.all([wishes, this.#readActive()]).then(([{ syncMode, withoutGerman = false }]) => {
			this.#withoutGerman = withoutGerman;
			return this.#follow(syncMode);
		});
		await this.syncIfDue();
	}

	/** The reader's wish from now on. */
	async choose(mode: SyncMode): Promise<void> {
		await this.#follow(mode);
		await this.syncIfDue();
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
		await this.#checkIfDue();
		await this.#addGerman();
	}

	async #checkIfDue(): Promise<void> {
		if (!this.#opened) return;
		await this.#opened;
		// One under way may have begun without a network, or for another language: judged by how it ends.
		await this.#running;
		if (!this.#locale || this.fault === 'newer-database') return;
		if (!this.holds(this.#locale)) {
			// Without its content a language cannot be read at all: choosing it was the yes.
			await this.#sync(true);
			return;
		}
		const phone = await this.#wake();
		const when = phone?.whenToSync({
			mode: this.#mode,
			connection: (navigator as { connection?: Connection }).connection,
			checked: this.active?.checked,
			failed: this.fault !== null,
			now: Date.now()
		});
		this.asking = when === 'ask';
		if (when === 'now') await this.#sync(false);
	}

	/** The reader's tap. Answered by an attempt that is under way, but if that fails by one begun after the tap. */
	async syncNow(): Promise<SyncOutcome | undefined> {
		await this.#opened;
		const outcome = await this.#running;
		return outcome && outcome.result !== 'failed' ? outcome : this.#sync(true);
	}

	/** Once the reader's own language is whole, and never at the reader's cost unasked. */
	async #addGerman(): Promise<void> {
		await this.#running;
		if (!this.#locale || !this.holds(this.#locale)) return;
		if (!this.lacksGerman || this.#withoutGerman || this.fault) return;
		const phone = await this.#wake();
		const { connection } = navigator as { connection?: Connection };
		// Never checked: due, whenever the rest was.
		const due = { mode: this.#mode, connection, checked: undefined, failed: false, now: Date.now() };
		if (phone?.whenToSync(due) !== 'now') return;
		this.#running ??= this.#attempt([`text/${SOURCE_LOCALE}`], false).finally(() => {
			this.#running = undefined;
		});
		const outcome = await this.#running;
		// No room for it now is no room for it at the next visit; the search page still offers it.
		if (outcome?.result === 'failed' && outcome.fault === 'quota') this.#settleGerman(false);
	}

	#settleGerman(wanted: boolean): void {
		this.#withoutGerman = !wanted;
		this.#remember(wanted);
	}

	/** Fetches a language to keep beside the present one. */
	async fetchLanguage(locale: Locale): Promise<void> {
		if (locale === SOURCE_LOCALE) this.#settleGerman(true);
		await this.#running;
		await this.#attempt(packsFor(locale), true);
	}

	/** Removes a kept language. German does not come back by itself. */
	async drop(locale: Locale): Promise<void> {
		if (locale === SOURCE_LOCALE) this.#settleGerman(false);
		await this.#running;
		const store = await (await this.#phone()).contentStore();
		await store.drop(`text/${locale}`);
		this.#news?.tell('dropped');
		await this.#hear('dropped');
	}

	/** `wait` where nothing else will do: for others a page or the worker already at it is as good. */
	#sync(wait: boolean): Promise<SyncOutcome | undefined> {
		if (!this.#locale) return Promise.resolve(undefined);
		this.#running ??= this.#attempt(packsFor(this.#locale), wait).finally(() => {
			this.#running = undefined;
		});
		return this.#running;
	}

	async #attempt(wanted: PackName[], wait: boolean): Promise<SyncOutcome | undefined> {
		const phone = await this.#wake();
		if (!phone || !this.#news) return { result: 'failed', fault: 'offline' };
		const outcome = await phone.syncInTurn(
			{
				fetch: (url, init) => fetch(url, init),
				now: Date.now,
				trust: phone.trust,
				open: phone.contentStore,
				locks: navigator.locks,
				news: this.#news,
				progress: (arrived, total) => {
					this.progress = { arrived, total };
				}
			},
			wanted,
			{ wait }
		);
		if (!outcome) return undefined;
		this.progress = null;
		this.asking = false;
		if (outcome.result !== 'failed') {
			await this.#hear(outcome.result === 'updated' ? 'updated' : 'checked');
		} else {
			this.fault = outcome.fault;
			await this.#readActive();
			// After the turn is given back, or the worker would find it taken and go away.
			if (outcome.fault === 'offline' && this.#mode !== 'manual') void phone.retryInBackground();
		}
		return outcome;
	}

	async #follow(mode: SyncMode | undefined): Promise<void> {
		this.#mode = mode;
		void (await this.#wake())?.arrangePeriodicSync(mode);
	}

	async #hear(news: News): Promise<void> {
		if (news !== 'dropped') this.fault = null;
		await this.#readActive();
		if (news !== 'checked') await this.#renew();
	}

	async #readActive(): Promise<void> {
		const phone = await this.#wake();
		try {
			const store = await phone?.contentStore();
			this.active = await store?.active();
		} catch (error) {
			this.active = undefined;
			this.fault = phone?.storageFault(error) ?? null;
		}
	}

	/** Its code is fetched after the first view, and like any other file it may not arrive. */
	async #wake(): Promise<Phone | undefined> {
		try {
			const phone = await this.#phone();
			this.#news ??= phone.newsChannel((news) => void this.#hear(news));
			this.#timer ??= setInterval(() => void this.syncIfDue(), phone.CHECK_EVERY);
			return phone;
		} catch {
			this.fault = 'offline';
			return undefined;
		}
	}
}
