import { browser } from '$app/environment';
import { readCredits, readOverview, readPage } from '../../desk';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	// Only an open page draws the map, and none waits for it: `undefined` once it cannot be had.
	const overview = browser ? readOverview(event).catch(() => undefined) : undefined;
	const [page, credits] = await Promise.all([readPage(event, 'map'), readCredits(event)]);
	return { page, credits, overview };
};
