import { breathe } from '$lib/domain/breathe';
import { Reader } from '$lib/state/reader.svelte';
import type { UserStore } from '$lib/storage/user-store';

let user: Promise<UserStore> | undefined;

/**
 * The user database, opened once for all that is not part of a first view. Not in the turn in which it is asked for:
 * mostly that is the one that wakes the page up, and asking for more code is work too.
 */
export const openUser = () =>
	(user ??= breathe()
		.then(() => import('$lib/storage/user-store'))
		.then((stores) => stores.openUserStore())
		.catch((cause: unknown) => {
			user = undefined;
			throw cause;
		}));

// One for all screens of this page. Not given down by the root layout like the rest of the state: a first view does
// without it, and without its bytes.

export const reader = new Reader(openUser);
