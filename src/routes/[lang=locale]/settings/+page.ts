import { loadListWords } from 'virtual:words';
import type { Locale } from '$lib/domain/records';
import type { PageLoad } from './$types';

/** The words of the street map stand with those of the map. */
export const load: PageLoad = ({ params }) => loadListWords(params.lang as Locale);
