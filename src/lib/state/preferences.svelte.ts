import type { Locale } from '$lib/domain/records';
import type { UserStore } from '$lib/storage/user-store';

/** What the reader chose; kept on this phone only. */
export class Preferences {
	readonly #open: () => Promise<UserStore>;

	constructor(open: () => Promise<UserStore>) {
		this.#open = open;
	}

	/** The language chosen last, `undefined` on a first visit or without a usable database. */
	async locale(): Promise<Locale | undefined> {
		try {
			return (await (await this.#open()).settings()).locale;
		} catch {
			return undefined;
		}
	}

	async rememberLocale(locale: Locale): Promise<void> {
		// Without a usable database the choice is made anew next time; nothing else is lost.
		await this.#open()
			.then((store) => store.changeSettings({ locale }))
			.catch(() => undefined);
	}
}
