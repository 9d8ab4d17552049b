import { readOverview, readPage } from '../../desk';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	const [page, overview] = await Promise.all([readPage(event, 'map'), readOverview(event)]);
	return { page, overview };
};
