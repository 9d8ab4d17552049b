import type { WaitingWish } from '../domain/wish';

/** The name of the one-off sync that a page asks for when a wish could not be sent. */
export const WISH_TAG = 'lotse-wishes';

/** Longer than the slowest network answers. */
const PATIENCE = 30_000;

export interface WishTools {
	fetch: (url: string, init: RequestInit) => Promise<Response>;
	store: { outbox(): Promise<WaitingWish[]>; dropWish(key: string): Promise<void> };
	/** Absent in old browsers; then a wish may be sent twice, with the same key. */
	locks?: Pick<LockManager, 'request'> | undefined;
}

/**
 * Posts every wish that has an address, the oldest first, and answers how many of them still wait. One is dropped
 * only once the other side has said that it has it: 2xx, or 409 for one that it had before. An answer that was lost
 * on its way is asked for again with the same key.
 */
export function sendWishes({ fetch, store, locks }: WishTools): Promise<number> {
	return locks ? locks.request(WISH_TAG, send) : send();

	async function send(): Promise<number> {
		let waiting = 0;
		for (const { key, to, wish } of await store.outbox()) {
			if (!to) continue;
			const status = await fetch(to, {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'idempotency-key': key },
				body: JSON.stringify(wish),
				credentials: 'omit',
				redirect: 'error',
				signal: AbortSignal.timeout(PATIENCE)
			}).then(
				(answer) => answer.status,
				() => 0
			);
			if ((status >= 200 && status < 300) || status === 409) await store.dropWish(key);
			else waiting += 1;
		}
		return waiting;
	}
}
