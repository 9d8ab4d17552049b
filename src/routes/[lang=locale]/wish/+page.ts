import { readPage } from '../../desk';
import type { PageLoad } from './$types';

/** What waits can be read and copied without any content; only where to send it is part of the content. */
export const load: PageLoad = async (event) => ({
	to: await readPage(event, 'wish').then(
		({ to }) => to,
		() => ({})
	)
});
