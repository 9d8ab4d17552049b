import { readPage } from '../../desk';
import type { PageLoad } from './$types';

/** Without any content the page still says so and offers to fetch it; only the pages of the content are missing. */
export const load: PageLoad = async (event) => ({
	links: await readPage(event, 'about').then(
		({ links }) => links,
		() => []
	)
});
