import { loadWords } from 'virtual:words';
import type { Locale } from '$lib/domain/records';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params }) => {
	const locale = params.lang as Locale;
	await loadWords(locale);
	return { locale };
};
