import type { Locale } from '$lib/domain/records';
import { eventDates } from './[lang=locale]/later';
import { phone } from './desk';
import { keepFirstScreens } from './first-screens.svelte';
import { listenForInstall } from './installing';
import { sendWhatWaits } from './outbox';
import { searching } from './searching';

/**
 * What follows when the phone holds a new copy: its search index is made ready, and where an offer has days of its
 * own the code that works them out is brought along, so that both are there without a network. What else can wait begins here, too.
 */
export async function followCopy(locale: Locale): Promise<void> {
	listenForInstall();
	sendWhatWaits();
	searching.renew(locale);
	keepFirstScreens();
	const { library } = await phone();
	const shelf = await library.local(locale);
	if (shelf?.all('offer').some(({ facts }) => facts.dates)) await eventDates(locale);
}
