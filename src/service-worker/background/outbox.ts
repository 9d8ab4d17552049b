import { openUserStore } from '../../lib/storage/user-store';
import { sendWishes } from '../../lib/sync/wishes';

/** Posts what the reader wrote to the office. Rejects while some of it waits, so that the browser tries again. */
export async function sendOutbox(): Promise<void> {
	const store = await openUserStore();
	try {
		if (await sendWishes({ fetch: (url, init) => fetch(url, init), store, locks: navigator.locks }))
			throw new Error();
	} finally {
		store.close();
	}
}
