import type { Address } from '$lib/domain/records';
import type { UserStore } from '$lib/storage/user-store';

/** What the reader saved, the newest first. */
export class Saved {
	addresses = $state.raw<Address[]>([]);
	readonly #open: () => Promise<UserStore>;
	readonly #afterSaving: () => unknown;

	/** `afterSaving` is called once something worth keeping is on the phone. */
	constructor(open: () => Promise<UserStore>, afterSaving: () => unknown) {
		this.#open = open;
		this.#afterSaving = afterSaving;
	}

	async load(): Promise<void> {
		this.addresses = await (await this.#open()).saved();
	}

	has(address: Address): boolean {
		return this.addresses.includes(address);
	}

	async toggle(address: Address): Promise<void> {
		const store = await this.#open();
		const saving = !this.has(address);
		if (saving) await store.save(address, Date.now());
		else await store.unsave(address);
		await this.load();
		if (saving) this.#afterSaving();
	}
}
