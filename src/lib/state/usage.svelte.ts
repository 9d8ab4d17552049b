import { monthOf } from '$lib/domain/month';
import type { Usage as UsageByMonth, UserStore } from '$lib/storage/user-store';

/** Counts what this app receives, as the browser measured it: bytes on the wire, headers included. */
export class Usage {
	byMonth = $state.raw<UsageByMonth>({});
	#pending = 0;
	readonly #open: () => Promise<UserStore>;

	constructor(open: () => Promise<UserStore>) {
		this.#open = open;
	}

	/** Begins counting, what was fetched before included. */
	start(): void {
		const observer = new PerformanceObserver((list) => this.#count(list.getEntries()));
		observer.observe({ type: 'navigation', buffered: true });
		observer.observe({ type: 'resource', buffered: true });
	}

	async load(): Promise<void> {
		await this.flush();
		this.byMonth = await (await this.#open()).usage();
	}

	/** Writes down what was counted since the last time. */
	async flush(): Promise<void> {
		const bytes = this.#pending;
		if (bytes === 0) return;
		this.#pending = 0;
		try {
			await (await this.#open()).addUsage(monthOf(Date.now()), bytes);
		} catch {
			this.#pending += bytes;
		}
	}

	#count(entries: PerformanceEntryList): void {
		for (const entry of entries as PerformanceResourceTiming[]) this.#pending += entry.transferSize ?? 0;
		// Written down at once: a page that is left has no time to.
		void this.flush();
	}
}
