import type { Locale, SyncMode } from '$lib/domain/records';
import type { Settings, UserStore } from '$lib/storage/user-store';

/** What the reader chose; kept on this phone only. */
export class Preferences {
	/** `undefined` = never chosen. */
	syncMode = $state<SyncMode | undefined>();
	/** The key "/" opens the search; not before it is known that nobody switched that off. */
	slash = $state(false);
	readonly #open: () => Promise<UserStore>;

	constructor(open: () => Promise<UserStore>) {
		this.#open = open;
	}

	/** Reads what was chosen; without a usable database nothing was. */
	async load(): Promise<Settings> {
		try {
			const settings = await (await this.#open()).settings();
			this.syncMode = settings.syncMode;
			this.slash = !settings.withoutSlash;
			return settings;
		} catch {
			this.slash = true;
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

	/** Whether German may come by itself, for the search. */
	chooseGerman(wanted: boolean): Promise<void> {
		return this.#change({ withoutGerman: !wanted });
	}

	async chooseSlash(wanted: boolean): Promise<void> {
		this.slash = wanted;
		await this.#change({ withoutSlash: !wanted });
	}

	async #change(change: Partial<Settings>): Promise<void> {
		// Without a usable database the choice is made anew next time; nothing else is lost.
		await this.#open()
			.then((store) => store.changeSettings(change))
			.catch(() => undefined);
	}
}
