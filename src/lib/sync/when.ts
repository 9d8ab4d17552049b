import type { SyncMode } from '../domain/records';

/** What is held counts as fresh for this long, in milliseconds. */
export const CHECK_EVERY = 3_600_000;

/** The part of `navigator.connection` that some browsers have: https://wicg.github.io/netinfo/ */
export interface Connection {
	type?: string;
	saveData?: boolean;
}

/** All that the decision rests on; handed in, because page and worker each ask their own `navigator`. */
export interface Situation {
	/** What the reader chose; `undefined` = never chosen. */
	mode: SyncMode | undefined;
	/** `undefined` where the browser tells nothing. */
	connection: Connection | undefined;
	/** When the publisher was last reached, milliseconds since 1970; `undefined` = never. */
	checked: number | undefined;
	/** The last attempt failed, so that waiting for the next hour makes no sense. */
	failed: boolean;
	now: number;
}

/**
 * When to look for a new release: `now`, `later` because it is not due, or `ask` because it is due but the
 * reader's setting or connection says to ask first. In the background `ask` means no: nobody is there to ask.
 */
export function whenToSync({ mode, connection, checked, failed, now }: Situation): 'now' | 'later' | 'ask' {
	// Either way round: a clock that was set back must not put off the next check for years.
	const fresh = checked !== undefined && Math.abs(now - checked) <= CHECK_EVERY;
	if (fresh && !failed) return 'later';
	return mustAsk(mode, connection) ? 'ask' : 'now';
}

function mustAsk(mode: SyncMode | undefined, connection: Connection | undefined): boolean {
	switch (mode) {
		case 'manual':
			return true;
		case 'saving':
			// What the browser cannot tell may cost money.
			return !isFree(connection);
		case 'always':
			return false;
		case undefined:
			// Without a choice of the reader's own, a phone told to save data is believed.
			return connection?.saveData === true;
	}
}

function isFree(connection: Connection | undefined): boolean {
	if (connection?.saveData) return false;
	return connection?.type === 'wifi' || connection?.type === 'ethernet';
}
