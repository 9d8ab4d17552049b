import { openUserStore, type UserStore } from '$lib/storage/user-store';
import { Install } from '$lib/state/install.svelte';

export { cameBack, isNewIosCopy } from '$lib/state/install.svelte';

/** One for all screens of this page, and no part of a first view. */
export const install = new Install();

let listening = false;
/** To be called as soon as the page can do without its bytes: the browser tells only once. */
export function listenForInstall(): void {
	if (listening) return;
	listening = true;
	install.start();
}

/** Whether the reader has answered before. Where no answer can be kept, the question is not put. */
export function wasAnswered(): Promise<boolean> {
	return withUser(async (user) => (await user.settings()).withoutInstall ?? false).catch(() => true);
}

/** Never asks again on this phone. */
export async function rememberAnswer(): Promise<void> {
	await withUser((user) => user.changeSettings({ withoutInstall: true })).catch(() => undefined);
}

async function withUser<T>(work: (user: UserStore) => Promise<T>): Promise<T> {
	const user = await openUserStore();
	return work(user).finally(() => user.close());
}
