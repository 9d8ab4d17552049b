import { loadListWords } from 'virtual:words';
import type { Locale } from '$lib/domain/records';
import { readPage } from '../../desk';
import type { PageLoad } from './$types';

export const load: PageLoad = async (event) => {
	const [page] = await Promise.all([readPage(event, 'places'), loadListWords(event.params.lang as Locale)]);
	return { page };
};
