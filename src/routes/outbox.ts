import { Outbox } from '$lib/state/outbox.svelte';
import { openUserStore } from '$lib/storage/user-store';

/** One for all screens of this page, and no part of a first view. */
export const outbox = new Outbox(openUserStore);

/** Posts what waits, now and whenever the network is back. */
export function sendWhatWaits(): void {
	const send = () => void outbox.send().catch(() => undefined);
	send();
	if (listening) return;
	listening = true;
	addEventListener('online', send);
}
let listening = false;
