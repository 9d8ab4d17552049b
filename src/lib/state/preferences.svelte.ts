import type { Locale, SyncMode } from '$lib/domain/records';
import type { UserStore } from '$lib/storage/user-store';

/** What the reader chose; kept on this phone only. */
export class Preferences {
	/** `undefined` = never chosen. */
	syncMode = $state<SyncMode | undefined>();
	readonly #open: () => Promise<UserStore>;

	constructor(open: () => Promise<UserStore>) {
		this.#open = open;
	}

	/** Reads what was chosen; without a usable database nothing was. */
	async load(): Promise<{ locale?: Locale; syncMode?: SyncMode }> {
		try {
			const settings = await (await this.#open()).settings();
			this.syncMode = settings.syncMode;
			return settings;
		} catch {
			return {};
		}
	}

	rememberLocale(locale: Locale): Promise<void> {
		return this.#change({ locale });
	}

	async chooseSyncMode(syncMode: SyncMode): Promise<void> {
		this.syncMode = syncMode;
		await this.#change({ syncMode });
	}

	async #change(change: { locale?: Locale; syncMode?: SyncMode }): Promise<void> {
		// Without a usable database the choice is made anew next time; nothing else is lost.
		await this.#open()
			.then((store) => store.changeSettings(change))
			.catch(() => undefined);
	}
}
