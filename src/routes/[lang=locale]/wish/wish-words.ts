import type { WishKind } from '$lib/domain/wish';
import { m } from '$words';

export const wishWords: Record<WishKind, () => string> = {
	wrong: () => m.wish_wrong(),
	missing: () => m.wish_missing(),
	idea: () => m.wish_idea(),
	thanks: () => m.wish_thanks()
};
