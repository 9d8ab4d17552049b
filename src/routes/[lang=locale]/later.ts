import { loadMoreWords } from 'virtual:words';
import type { Locale } from '$lib/domain/records';

/**
 * What a page of a record gets once it is alive and can do without until then, with the words it says.
 * Undefined where it cannot be had, e.g. with no network before the app is kept: the page is whole without.
 */
export async function pageTools(locale: Locale) {
	const loaded = await Promise.all([import('./page-tools'), loadMoreWords(locale)]).catch(() => undefined);
	return loaded?.[0].RecordTools;
}

/** What reads a guide aloud and translates it. */
export async function guideHelp(locale: Locale) {
	const loaded = await Promise.all([import('./guides/help'), loadMoreWords(locale)]).catch(() => undefined);
	return loaded?.[0];
}

/** What shows when an offer takes place, with the library that works it out. */
export async function eventDates(locale: Locale) {
	const loaded = await Promise.all([import('$lib/ui/EventDates.svelte'), loadMoreWords(locale)]).catch(
		() => undefined
	);
	return loaded?.[0].default;
}
