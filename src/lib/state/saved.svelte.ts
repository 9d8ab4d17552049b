import type { Address } from '$lib/domain/records';
import type { UserStore } from '$lib/storage/user-store';

/** What the reader saved, the newest first. */
export class Saved {
	addresses = $state.raw<Address[]>([]);
	readonly #open: () => Promise<UserStore>;

	constructor(open: () => Promise<UserStore>) {
		this.#open = open;
	}

	async load(): Promise<void> {
		this.addresses = await (await this.#open()).saved();
	}

	has(address: Address): boolean {
		return this.addresses.includes(address);
	}

	async toggle(address: Address): Promise<void> {
		const store = await this.#open();
		if (this.has(address)) await store.unsave(address);
		else await store.save(address, Date.now());
		await this.load();
	}
}
