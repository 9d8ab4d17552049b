import type { WaitingWish, Wish } from '$lib/domain/wish';
import type { UserStore } from '$lib/storage/user-store';
import { sendWishes } from '$lib/sync/wishes';
import { sendInBackground } from './background';

/** What the reader wrote to the office and has not been sent. */
export class Outbox {
	waiting = $state.raw<WaitingWish[]>([]);
	#store: Promise<UserStore> | undefined;
	readonly #open: () => Promise<UserStore>;

	constructor(open: () => Promise<UserStore>) {
		this.#open = open;
	}

	/** Rejects without a usable database, as all of these do. */
	load(): Promise<void> {
		return this.#change(() => Promise.resolve());
	}

	/** `to` is where it is posted; without it the reader sends it. */
	keep(wish: Wish, to: string | undefined): Promise<void> {
		const key = crypto.randomUUID();
		return this.#change((store) => store.keepWish({ key, ...(to ? { to } : {}), wish }));
	}

	drop(key: string): Promise<void> {
		return this.#change((store) => store.dropWish(key));
	}

	/** Posts what can be posted; what could not is tried again by the browser, where it can, and by the next page. */
	async send(): Promise<void> {
		await this.load();
		if (!this.waiting.some(({ to }) => to)) return;
		await this.#change(async (store) => {
			const left = await sendWishes({
				fetch: (url, init) => fetch(url, init),
				store,
				locks: navigator.locks
			});
			if (left > 0) void sendInBackground();
		});
	}

	async #change(work: (store: UserStore) => Promise<void>): Promise<void> {
		try {
			const store = await (this.#store ??= this.#open());
			await work(store);
			this.waiting = await store.outbox();
		} catch (cause) {
			this.#store = undefined;
			throw cause;
		}
	}
}
