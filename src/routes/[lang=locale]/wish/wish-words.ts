import type { WishKind } from '$lib/domain/wish';
import { m } from '$words';

export const wishWords: Record<WishKind, () => string> = {
	wrong: () => m.wish_wrong(),
	missing: () => m.wish_missing(),
	idea: () => m.wish_idea(),
	thanks: () => m.wish_thanks()
};

/** How a wish leaves the phone. */
export type Way = 'post' | 'keep' | 'mail' | 'copy';

export const wayWords: Record<Way, () => string> = {
	post: () => m.wish_send(),
	keep: () => m.wish_keep(),
	mail: () => m.wish_mail(),
	copy: () => m.wish_copy()
};
