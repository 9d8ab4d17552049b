import { nextTurn } from '$lib/domain/next-turn';
import type { UserStore } from '$lib/storage/user-store';

let user: Promise<UserStore> | undefined;

/**
 * The user database, opened once per page; a failed opening is tried again by the next caller. Not in the turn in
 * which it is asked for: mostly that is the one that wakes the page up, and asking for more code is work too.
 */
export const openUser = () =>
	(user ??= nextTurn()
		.then(() => import('$lib/storage/user-store'))
		.then((stores) => stores.openUserStore())
		.catch((cause: unknown) => {
			user = undefined;
			throw cause;
		}));
