import type { Locale } from '$lib/domain/records';
import type { Hit } from '$lib/domain/search/search';
import { clientOf, type Client, type Engine } from '$lib/search/client';
import type { EngineState } from '$lib/search/messages';

/** What the search page shows, and the way to its engine. */
export class Search {
	state = $state.raw<EngineState>({ at: 'starting' });
	/** To the newest question that was answered; stays until the next answer is there. */
	answer = $state.raw<{ query: string; hits: Hit[] } | undefined>();
	#engine: (Engine & { terminate(): void }) | undefined;
	#client: Client | undefined;
	#open = false;
	#asked = '';
	#locale: Locale | undefined;
	#stopped = false;
	readonly #start: () => Engine & { terminate(): void };

	constructor(start: () => Engine & { terminate(): void }) {
		this.#start = start;
	}

	/** The reader has come to search. The engine then stays as long as the app is open. */
	open(locale: Locale): void {
		this.#open = true;
		if (locale !== this.#locale) {
			this.answer = undefined;
			this.state = { at: 'starting' };
		}
		this.#prepare(locale);
	}

	/** The content has changed: brings the index up to date, for later if nobody is searching. */
	renew(locale: Locale): void {
		if (!this.#open || locale === this.#locale) this.#prepare(locale);
	}

	ask(query: string): void {
		this.#asked = query;
		if (query.trim() === '') {
			this.#client?.forget();
			this.answer = undefined;
		} else if (this.#locale) this.#client?.ask(this.#locale, query);
	}

	/** Ends the engine for good: what it keeps is about to be deleted. */
	stop(): void {
		this.#stopped = true;
		this.#end();
	}

	#prepare(locale: Locale): void {
		if (this.#stopped) return;
		this.#locale = locale;
		try {
			this.#engine ??= this.#start();
		} catch {
			this.state = { at: 'failed' };
			return;
		}
		this.#client ??= clientOf(this.#engine, {
			state: (state) => this.#hear(state),
			answer: (query, hits) => {
				this.answer = { query, hits };
			}
		});
		this.#client.prepare(locale, this.#open ? 'prepare' : 'keep');
	}

	#hear(state: EngineState): void {
		this.state = state;
		if (!this.#open) {
			// An index of no use to anybody yet takes no memory.
			if (state.at !== 'building') this.#end();
		} else if (state.at === 'ready') this.ask(this.#asked);
		// Its code may arrive next time.
		else if (state.at === 'failed') this.#end();
	}

	#end(): void {
		this.#engine?.terminate();
		this.#engine = undefined;
		this.#client = undefined;
	}
}
