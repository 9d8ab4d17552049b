import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';

/** One step of a database's version ladder: brings version n to n + 1. May await the transaction's own requests. */
export type Rung<S extends DBSchema> = (
	database: IDBPDatabase<S>,
	transaction: IDBPTransaction<S, StoreNames<S>[], 'versionchange'>
) => void | Promise<void>;

/** A database that reopens itself. */
export interface Connection<S extends DBSchema> {
	/**
	 * Runs an operation on the open database. iOS drops connections in the background; then the database is
	 * reopened and the operation retried, once. Rejects with what the operation threw, with
	 * `NewerDatabaseError` when a newer version of the app has been here.
	 */
	run<T>(operation: (database: IDBPDatabase<S>) => Promise<T>): Promise<T>;
	close(): void;
}

/** The database belongs to a newer version of the app and is left alone. */
export class NewerDatabaseError extends Error {
	override name = 'NewerDatabaseError';
}

/** Connects to a database whose version is the length of its ladder. Opens it at once. */
export async function connect<S extends DBSchema>(
	name: string,
	ladder: readonly Rung<S>[]
): Promise<Connection<S>> {
	let opening: Promise<IDBPDatabase<S>> | undefined;

	function open(): Promise<IDBPDatabase<S>> {
		opening ??= openDB<S>(name, ladder.length, {
			upgrade(database, from, _to, transaction) {
				// A step that fails takes the others back: the database stays at the version it was.
				climb(ladder.slice(from), database, transaction).catch(() => abort(transaction));
			},
			// Another tab brings a newer shell and must not wait for this one.
			blocking() {
				close();
			},
			terminated() {
				opening = undefined;
			}
		}).catch((error: unknown) => {
			opening = undefined;
			throw error instanceof DOMException && error.name === 'VersionError'
				? new NewerDatabaseError(name, { cause: error })
				: error;
		});
		return opening;
	}

	function close() {
		void opening?.then((database) => database.close());
		opening = undefined;
	}

	await open();
	return {
		async run(operation) {
			try {
				return await operation(await open());
			} catch (error) {
				if (!isLostConnection(error)) throw error;
				close();
				return operation(await open());
			}
		},
		close
	};
}

async function climb<S extends DBSchema>(
	rungs: readonly Rung<S>[],
	...[database, transaction]: Parameters<Rung<S>>
): Promise<void> {
	for (const rung of rungs) await rung(database, transaction);
}

/** Takes back what a transaction has done; one that broke by itself is over already. */
export async function abort(transaction: { abort(): void; done: Promise<void> }): Promise<void> {
	try {
		transaction.abort();
	} catch {
		// It is over.
	}
	await transaction.done.catch(() => undefined);
}

/** https://bugs.webkit.org/show_bug.cgi?id=197050: WebKit reports it as either of these. */
function isLostConnection(error: unknown): boolean {
	if (!(error instanceof DOMException)) return false;
	return (
		error.name === 'InvalidStateError' || (error.name === 'UnknownError' && /connection/i.test(error.message))
	);
}
