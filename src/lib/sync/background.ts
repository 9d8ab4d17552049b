import { packsFor, type Locale, type SyncMode } from '../domain/records';
import type { Fault } from './fault';
import type { SyncOutcome } from './sync';
import { syncInTurn, type TurnTools } from './turn';
import { whenToSync, type Connection } from './when';

/** The name of the one-off sync that a page asks for when it could not reach the publisher. */
export const RETRY_TAG = 'lotse-retry';
/** The name of the periodic sync. */
export const PERIODIC_TAG = 'lotse-periodic';
/** The least time between two periodic syncs, in milliseconds. Browsers wait longer with apps that are rarely used. */
export const PERIODIC_EVERY = 12 * 3_600_000;

/** What the reader decided, as the user database remembers it. */
interface Wishes {
	locale?: Locale;
	syncMode?: SyncMode;
}

/**
 * What the worker does when the browser wakes it: `retry` after a page's attempt has failed, `periodic` in between.
 * Renews the languages held and fetches no further one. An empty database gets the language that was read last:
 * opening it was the yes, and its first download may be what failed. Answers `undefined` when nothing was to be
 * done: not due, not allowed without asking, another at it, or no language known.
 */
export async function syncInBackground(
	tools: TurnTools,
	{ locale, syncMode }: Wishes,
	connection: Connection | undefined,
	occasion: 'retry' | 'periodic'
): Promise<SyncOutcome | undefined> {
	const active = await (await tools.open()).active();
	const when = whenToSync({
		mode: syncMode,
		connection,
		checked: active?.checked,
		failed: occasion === 'retry',
		now: tools.now()
	});
	if (when !== 'now') return undefined;
	if (active) return syncInTurn(tools, []);
	return locale && syncInTurn(tools, packsFor(locale));
}

/** Whether the same attempt may succeed later without anybody doing anything; the rest only costs bytes again. */
export function mayHeal(fault: Fault): boolean {
	// A login page in place of the manifest goes away once somebody has logged in.
	return fault === 'offline' || fault === 'server' || fault === 'bad-manifest' || fault === 'busy';
}
