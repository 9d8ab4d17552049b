import type { UserStore } from '$lib/storage/user-store';

/** What the reader searched for, the newest first; kept on this phone only. Without a usable database there is nothing. */
export class RecentSearches {
	queries = $state.raw<string[]>([]);
	#store: Promise<UserStore> | undefined;
	readonly #open: () => Promise<UserStore>;

	constructor(open: () => Promise<UserStore>) {
		this.#open = open;
	}

	load(): Promise<void> {
		return this.#change(() => Promise.resolve());
	}

	/** To be called once a question has been worth something: sent off, or one of its results opened. */
	async remember(query: string): Promise<void> {
		const asked = query.trim().replace(/\s+/g, ' ');
		if (asked) await this.#change((store) => store.rememberSearch(asked, Date.now()));
	}

	forget(query: string): Promise<void> {
		return this.#change((store) => store.forgetSearch(query));
	}

	forgetAll(): Promise<void> {
		return this.#change((store) => store.forgetSearches());
	}

	async #change(work: (store: UserStore) => Promise<void>): Promise<void> {
		try {
			const store = await (this.#store ??= this.#open());
			await work(store);
			this.queries = await store.searches();
		} catch {
			this.#store = undefined;
		}
	}
}
