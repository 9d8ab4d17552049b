import type { ReleaseFault } from '../domain/release/format';

/** Everything a sync can end in besides success; closed, so that `messages/` has words for each. */
export type Fault =
	| ReleaseFault
	/** The server could not be reached, or the answer broke off. */
	| 'offline'
	/** The server answered, but not with the file asked for. */
	| 'server'
	/** An answer longer than the format allows. */
	| 'oversize'
	/** Another tab changed the copy at the same time. */
	| 'busy'
	/** The phone's copy was made by a newer app. */
	| 'newer-database'
	/** The phone has no room. */
	| 'quota'
	/** The database failed for another reason. */
	| 'storage';

/** Carries a fault code up to where the sync ends; never shown as it is. */
export class SyncError extends Error {
	constructor(
		readonly fault: Fault,
		details = '',
		options?: ErrorOptions
	) {
		super(details ? `${fault}: ${details}` : fault, options);
		this.name = 'SyncError';
	}
}

/** The fault code of anything thrown while storing. */
export function storageFault(error: unknown): Fault {
	const name = error instanceof Error ? error.name : '';
	return FAULT_BY_NAME.get(name) ?? 'storage';
}

const FAULT_BY_NAME = new Map<string, Fault>([
	['QuotaExceededError', 'quota'],
	['StaleBaseError', 'busy'],
	['MissingPartError', 'busy'],
	['MissingStreetPartError', 'busy'],
	['NewerDatabaseError', 'newer-database']
]);
