import { loadMoreWords, loadWords } from 'virtual:words';
import { error } from '@sveltejs/kit';
import type { Locale } from '$lib/domain/records';
import type { LayoutLoad } from './$types';

/** The pages of one record: what somebody opens by its address. They do with the first words. */
const RECORD = /\/\[id\]$/;

export const load: LayoutLoad = async ({ params, route }) => {
	const locale = params.lang as Locale;
	try {
		await Promise.all([loadWords(locale), RECORD.test(route.id) || loadMoreWords(locale)]);
	} catch {
		error(503, { code: 'language-not-here', message: locale });
	}
	return { locale };
};
