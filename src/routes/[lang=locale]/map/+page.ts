import { loadListWords } from 'virtual:words';
import type { Locale } from '$lib/domain/records';
import { readOverview, readPage } from '../../desk';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	const [page, overview] = await Promise.all([
		readPage(event, 'map'),
		readOverview(event),
		loadListWords(event.params.lang as Locale)
	]);
	return { page, overview };
};
