import type { PackName } from '../domain/records';
import type { ContentStore } from '../storage/content-store';
import { storageFault } from './fault';
import type { NewsChannel } from './news';
import { syncContent, type SyncOutcome, type SyncTools } from './sync';

/** What page and worker bring along for a sync of their own. */
export interface TurnTools extends Omit<SyncTools, 'store'> {
	/** The phone's copy; a database that does not open ends in a fault, like any other. */
	open: () => Promise<ContentStore>;
	/** `navigator.locks`; browsers without Web Locks sync all the same. */
	locks: LockManager | undefined;
	news: Pick<NewsChannel, 'tell'>;
}

/** Among all pages and the worker one sync runs at a time. */
const LOCK = 'lotse-sync';

/**
 * One sync, from taking the turn to telling everybody. Whoever finds another at it goes away with `undefined`,
 * unless it will `wait`: then it looks for itself afterwards.
 */
export function syncInTurn(
	tools: TurnTools,
	wanted: readonly PackName[],
	{ wait = false } = {}
): Promise<SyncOutcome | undefined> {
	const run = async () => {
		const outcome = await attempt(tools, wanted);
		if (outcome.result === 'updated') tools.news.tell('updated');
		if (outcome.result === 'current') tools.news.tell('checked');
		return outcome;
	};
	if (!tools.locks) return run();
	return tools.locks.request(LOCK, { ifAvailable: !wait }, (lock) => (lock ? run() : undefined));
}

async function attempt(tools: TurnTools, wanted: readonly PackName[]): Promise<SyncOutcome> {
	let store: ContentStore;
	try {
		store = await tools.open();
	} catch (error) {
		return { result: 'failed', fault: storageFault(error) };
	}
	return syncContent({ ...tools, store }, wanted);
}
