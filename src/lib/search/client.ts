import type { Locale } from '../domain/records';
import type { Hit } from '../domain/search/search';
import type { EngineState, Report, Wish } from './messages';

/** The engine as the page sees it: a worker, or one end of a channel. */
export interface Engine {
	postMessage(wish: Wish): void;
	addEventListener(type: 'message', listener: (event: MessageEvent<Report>) => void): void;
	/** A worker whose code cannot be had or run. */
	addEventListener(type: 'error', listener: () => void): void;
}

export interface Client {
	/** Has the index of this language made ready, or kept for later. */
	prepare(locale: Locale, how: 'prepare' | 'keep'): void;
	ask(locale: Locale, query: string): void;
	/** No answer is wanted any more. */
	forget(): void;
}

/** Speaks with an engine. Answers to any but the newest question, and states of another language, are ignored. */
export function clientOf(
	engine: Engine,
	on: { state(state: EngineState): void; answer(query: string, hits: Hit[]): void }
): Client {
	let locale: Locale | undefined;
	let asked = { id: 0, query: '' };
	let waiting = false;
	engine.addEventListener('message', ({ data }) => {
		if (data.type === 'state') {
			if (data.locale === locale) on.state(data.state);
		} else if (waiting && data.id === asked.id) {
			waiting = false;
			on.answer(asked.query, data.hits);
		}
	});
	engine.addEventListener('error', () => on.state({ at: 'failed' }));
	return {
		prepare(wanted, how) {
			locale = wanted;
			engine.postMessage({ type: how, locale });
		},
		ask(wanted, query) {
			asked = { id: asked.id + 1, query };
			waiting = true;
			engine.postMessage({ type: 'ask', locale: wanted, ...asked });
		},
		forget() {
			waiting = false;
		}
	};
}
