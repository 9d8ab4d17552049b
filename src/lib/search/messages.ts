import type { Locale } from '../domain/records';
import type { Hit } from '../domain/search/search';

/** What the page tells the engine. */
export type Wish =
	/** Have the index of this language at hand; again whenever the content has changed. */
	| { type: 'prepare'; locale: Locale }
	/** Only see to it that it is kept, for a reader who has not opened the search. */
	| { type: 'keep'; locale: Locale }
	/** Ids rise; only the newest question needs an answer. */
	| { type: 'ask'; id: number; locale: Locale; query: string };

/** How far the engine is. */
export type EngineState =
	| { at: 'starting' | 'building' }
	/** The phone holds nothing in this language. */
	| { at: 'missing' }
	/** Its code or the copy cannot be read right now. */
	| { at: 'failed' }
	/** `seq`: the release searched. `german`: beside the reader's own language. */
	| { at: 'ready'; seq: number; german: boolean; from: 'kept' | 'built' };

/** What the engine tells the page. */
export type Report =
	{ type: 'state'; locale: Locale; state: EngineState } | { type: 'answer'; id: number; hits: Hit[] };
