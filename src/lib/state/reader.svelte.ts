import type { About } from '$lib/domain/first-steps';
import { addressOf, type Address } from '$lib/domain/records';
import type { Settings, UserStore } from '$lib/storage/user-store';

/** What the reader said about themselves and got done; kept on this phone only. */
export class Reader {
	about = $state.raw<About>({});
	/** The day of arrival, e.g. `2027-03-01`. */
	arrival = $state<string | undefined>();
	/** The welcome was answered or passed over; undefined before that is known. */
	welcomed = $state<boolean | undefined>();
	ticked = $state.raw<readonly Address[]>([]);

	readonly #open: () => Promise<UserStore>;
	#loaded: Promise<void> | undefined;

	constructor(open: () => Promise<UserStore>) {
		this.#open = open;
	}

	/** Reads what is kept, once; without a usable database nothing is. */
	load(): Promise<void> {
		return (this.#loaded ??= this.#read().catch(() => {
			this.welcomed = false;
		}));
	}

	async say(about: About): Promise<void> {
		await this.load();
		this.about = { ...this.about, ...about };
		await this.#change(about);
	}

	/** Undefined takes the day back. */
	async arrived(arrival: string | undefined): Promise<void> {
		await this.load();
		this.arrival = arrival;
		await this.#change({ arrival });
	}

	async pass(): Promise<void> {
		await this.load();
		this.welcomed = true;
		await this.#change({ welcomed: true });
	}

	hasDone(step: string): boolean {
		return this.ticked.includes(addressOf('step', step));
	}

	async tick(step: string, done: boolean): Promise<void> {
		await this.load();
		const address = addressOf('step', step);
		this.ticked = this.ticked.filter((other) => other !== address).concat(done ? address : []);
		await this.#write((store) => (done ? store.tick(address, Date.now()) : store.untick(address)));
	}

	async #read(): Promise<void> {
		const store = await this.#open();
		const [{ town, situation, arrival, welcomed = false }, ticks] = await Promise.all([
			store.settings(),
			store.ticks()
		]);
		this.about = { town, situation };
		this.arrival = arrival;
		this.ticked = ticks;
		this.welcomed = welcomed;
	}

	#change(change: Partial<Settings>): Promise<void> {
		return this.#write((store) => store.changeSettings(change));
	}

	/** Without a usable database it holds as long as the app is open. */
	async #write(write: (store: UserStore) => Promise<void>): Promise<void> {
		await this.#open()
			.then(write)
			.catch(() => undefined);
	}
}
