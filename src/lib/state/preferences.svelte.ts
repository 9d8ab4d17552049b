import type { Locale, SyncMode } from '$lib/domain/records';
import type { Settings, UserStore } from '$lib/storage/user-store';

/** What the reader chose; kept on this phone only. */
export class Preferences {
	/** `undefined` = never chosen. */
	syncMode = $state<SyncMode | undefined>();
	/** The key "/" opens the search; not before it is known that nobody switched that off. */
	slash = $state(false);
	readonly #open: () => Promise<UserStore>;
	/** The last choice, once it is kept. */
	#kept: Promise<void> = Promise.resolve();

	constructor(open: () => Promise<UserStore>) {
		this.#open = open;
	}

	/** Reads what was chosen; without a usable database nothing was. */
	async load(): Promise<Settings> {
		try {
			const store = await this.#open();
			let settings: Settings;
			let kept: Promise<void>;
			// A choice made while they are read is newer than what was read.
			do {
				kept = this.#kept;
				await kept;
				settings = await store.settings();
			} while (kept !== this.#kept);
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

	#change(change: Partial<Settings>): Promise<void> {
		// Without a usable database the choice is made anew next time; nothing else is lost.
		this.#kept = this.#open()
			.then((store) => store.changeSettings(change))
			.catch(() => undefined);
		return this.#kept;
	}
}
