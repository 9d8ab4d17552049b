import type { StreetOffer, StreetPack } from '$lib/domain/release/streets';
import { NO_STREETS, type HeldStreets, type StreetStore } from '$lib/storage/street-store';
import { storageFault, SyncError, type Fault } from '$lib/sync/fault';
import type { Fetch } from '$lib/sync/download';
import { STREET_CODE_CACHE } from '$lib/sync/street-code';
import { fetchStreets } from '$lib/sync/streets';
import { streetSource, type StreetSource } from '$lib/street-source';

/** One download at a time, whichever tab began it. */
const LOCK = 'lotse-streets';
/** Where open tabs tell each other that streets came or went. */
const CHANNEL = 'lotse-streets';

export interface StreetDesk {
	/** Opens the database of the streets. */
	open(): Promise<StreetStore>;
	/** False when there is none yet, and so nothing in it. */
	exists(): Promise<boolean>;
	fetch: Fetch;
	/** Loads the code that draws; the worker then keeps it. */
	code(): Promise<unknown>;
}

/** What the screen knows about the streets on this phone, and the way to get and to delete them. */
export class Streets {
	/** `undefined` until it has been read. */
	held = $state.raw<HeldStreets | undefined>();
	/** The download that runs; `null` when none does. Bytes. */
	progress = $state.raw<{ list: string; arrived: number; total: number } | null>(null);
	/** How the last attempt failed; `null` after one that did not. */
	fault = $state<Fault | null>(null);
	/** Bytes still to come that there is no room for, with the fault `quota`. */
	needed = $state(0);
	/** Parts of the pack that the map asked for in vain, counted from 1. */
	missing = $state.raw<number[]>([]);
	#pause: AbortController | undefined;
	#running: Promise<void> | undefined;
	#channel: BroadcastChannel | undefined;
	readonly #desk: StreetDesk;

	constructor(desk: StreetDesk) {
		this.#desk = desk;
	}

	/** The pack to draw: the whole one, else as much as has come of the first. */
	get pack(): StreetPack | undefined {
		return this.held?.whole ?? this.held?.next;
	}

	/** Hears from now on what other tabs do. Returns the undo. */
	listen(): () => void {
		const channel = (this.#channel ??= new BroadcastChannel(CHANNEL));
		channel.onmessage = () => void this.load();
		return () => {
			channel.close();
			this.#channel = undefined;
		};
	}

	async load(): Promise<void> {
		try {
			this.held = (await this.#desk.exists()) ? await (await this.#desk.open()).held() : NO_STREETS;
		} catch (error) {
			this.fault = storageFault(error);
		}
	}

	/** Begins a download or goes on with it; ends when it is whole, paused or failed. */
	fetch(offer: StreetOffer): Promise<void> {
		this.#running ??= this.#alone(() => this.#fetch(offer)).finally(() => (this.#running = undefined));
		return this.#running;
	}

	pause(): void {
		this.#pause?.abort();
	}

	/** Deletes the streets, and the code that draws them. */
	remove(): Promise<void> {
		return this.#delete((store) => store.clear());
	}

	/** Deletes a download that was begun; a pack that is whole stays. */
	drop(): Promise<void> {
		return this.#delete((store) => store.forget());
	}

	/** What the map reads `pack` through; what it asks for in vain is in `missing` from then on. */
	async source(): Promise<StreetSource | undefined> {
		const { pack } = this;
		this.missing = [];
		if (!pack) return undefined;
		return streetSource(pack, await this.#desk.open(), (missing) => {
			// Another pack may have taken its place.
			if (this.pack?.list === pack.list) this.missing = missing;
		});
	}

	async #delete(some: (store: StreetStore) => Promise<void>): Promise<void> {
		this.pause();
		await this.#running;
		try {
			await some(await this.#desk.open());
			this.fault = null;
		} catch (error) {
			this.fault = storageFault(error);
		}
		this.missing = [];
		await this.load();
		if (!this.pack && !this.fault) await caches.delete(STREET_CODE_CACHE);
		this.#tell();
	}

	#tell(): void {
		this.#channel?.postMessage('changed');
	}

	async #fetch(offer: StreetOffer): Promise<void> {
		this.#pause = new AbortController();
		this.fault = null;
		this.progress = { list: offer.list, arrived: 0, total: offer.bytes };
		try {
			// First, being the smaller: streets that nothing draws would have been paid for in vain.
			await this.#desk
				.code()
				.catch((cause: unknown) => Promise.reject(new SyncError('offline', '', { cause })));
			const outcome = await fetchStreets(
				{
					fetch: this.#desk.fetch,
					store: await this.#desk.open(),
					room,
					signal: this.#pause.signal,
					progress: (arrived, total) => (this.progress = { list: offer.list, arrived, total })
				},
				offer
			);
			if (outcome.result === 'failed') {
				this.fault = outcome.fault;
				this.needed = outcome.needed ?? 0;
			}
		} catch (error) {
			this.fault = error instanceof SyncError ? error.fault : storageFault(error);
		}
		this.progress = null;
		await this.load();
		this.#tell();
	}

	async #alone(run: () => Promise<void>): Promise<void> {
		if (!('locks' in navigator)) return run();
		await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
			if (lock) await run();
			else this.fault = 'busy';
		});
	}
}

async function room(): Promise<number | undefined> {
	const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
	return quota === undefined || usage === undefined ? undefined : quota - usage;
}
