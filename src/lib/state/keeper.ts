import { packsFor, SOURCE_LOCALE, type Locale, type PackName, type SyncMode } from '$lib/domain/records';
import type { News, NewsChannel } from '$lib/sync/news';
import type { SyncOutcome } from '$lib/sync/sync';
import type { Connection } from '$lib/sync/when';
import type { Content, Phone, Wishes } from './content.svelte';

/** What a keeper tells. */
export interface Told {
	/** Pages must read again. */
	renew: () => Promise<void>;
	/** It is settled whether German may come by itself. */
	remember: (withGerman: boolean) => void;
}

/** Brings the phone's copy up to date and says on the screen how that goes. Loaded after the first view. */
export class Keeper {
	#locale: Locale | undefined;
	#mode: SyncMode | undefined;
	#withoutGerman = false;
	/** What is held and what the reader wishes have been read; `undefined` before anybody asked for it. */
	#opened: Promise<void> | undefined;
	#running: Promise<SyncOutcome | undefined> | undefined;
	readonly #news: NewsChannel;
	readonly #timer: ReturnType<typeof setInterval>;
	readonly #screen: Content;
	readonly #phone: Phone;
	readonly #told: Told;

	constructor(screen: Content, phone: Phone, told: Told) {
		this.#screen = screen;
		this.#phone = phone;
		this.#told = told;
		this.#news = phone.newsChannel((news) => void this.#hear(news));
		this.#timer = setInterval(() => void this.syncIfDue(), phone.CHECK_EVERY);
	}

	/** Whether it was ever told what to keep. */
	get keeps(): boolean {
		return this.#opened !== undefined;
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#news.close();
	}

	/** See `Content.keep`. */
	async keep(locale: Locale, wishes: Promise<Wishes>): Promise<void> {
		this.#locale = locale;
		this.#opened = Promise.all([wishes, this.#readActive()]).then(([{ syncMode, withoutGerman = false }]) => {
			this.#withoutGerman = withoutGerman;
			this.#follow(syncMode);
		});
		await this.syncIfDue();
	}

	/** The reader's wish from now on. */
	async choose(mode: SyncMode): Promise<void> {
		this.#follow(mode);
		await this.syncIfDue();
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
		if (!this.#locale || this.#screen.fault === 'newer-database') return;
		if (!this.#screen.holds(this.#locale)) {
			// Without its content a language cannot be read at all: choosing it was the yes.
			await this.#sync(true);
			return;
		}
		const when = this.#phone.whenToSync({
			mode: this.#mode,
			connection: (navigator as { connection?: Connection }).connection,
			checked: this.#screen.active?.checked,
			failed: this.#screen.fault !== null,
			now: Date.now()
		});
		this.#screen.asking = when === 'ask';
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
		if (!this.#locale || !this.#screen.holds(this.#locale)) return;
		if (!this.#screen.lacksGerman || this.#withoutGerman || this.#screen.fault) return;
		const { connection } = navigator as { connection?: Connection };
		// Never checked: due, whenever the rest was.
		const due = { mode: this.#mode, connection, checked: undefined, failed: false, now: Date.now() };
		if (this.#phone.whenToSync(due) !== 'now') return;
		this.#running ??= this.#attempt([`text/${SOURCE_LOCALE}`], false).finally(() => {
			this.#running = undefined;
		});
		const outcome = await this.#running;
		// No room for it now is no room for it at the next visit; the search page still offers it.
		if (outcome?.result === 'failed' && outcome.fault === 'quota') this.#settleGerman(false);
	}

	#settleGerman(wanted: boolean): void {
		this.#withoutGerman = !wanted;
		this.#told.remember(wanted);
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
		const store = await this.#phone.contentStore();
		await store.drop(`text/${locale}`);
		this.#news.tell('dropped');
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
		const phone = this.#phone;
		const outcome = await phone.syncInTurn(
			{
				fetch: (url, init) => fetch(url, init),
				now: Date.now,
				trust: phone.trust,
				open: phone.contentStore,
				locks: navigator.locks,
				news: this.#news,
				progress: (arrived, total) => {
					this.#screen.progress = { arrived, total };
				}
			},
			wanted,
			{ wait }
		);
		if (!outcome) return undefined;
		this.#screen.progress = null;
		this.#screen.asking = false;
		if (outcome.result !== 'failed') {
			await this.#hear(outcome.result === 'updated' ? 'updated' : 'checked');
		} else {
			this.#screen.fault = outcome.fault;
			await this.#readActive();
			// After the turn is given back, or the worker would find it taken and go away.
			if (outcome.fault === 'offline' && this.#mode !== 'manual') void phone.retryInBackground();
		}
		return outcome;
	}

	#follow(mode: SyncMode | undefined): void {
		this.#mode = mode;
		void this.#phone.arrangePeriodicSync(mode);
	}

	async #hear(news: News): Promise<void> {
		if (news !== 'dropped') this.#screen.fault = null;
		await this.#readActive();
		if (news !== 'checked') await this.#told.renew();
	}

	async #readActive(): Promise<void> {
		try {
			this.#screen.active = await (await this.#phone.contentStore()).active();
		} catch (error) {
			this.#screen.active = undefined;
			this.#screen.fault = this.#phone.storageFault(error);
		}
	}
}
