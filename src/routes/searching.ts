import { startEngine } from '$lib/search/start';
import { RecentSearches } from '$lib/state/recent.svelte';
import { Search } from '$lib/state/search.svelte';
import { openUserStore } from '$lib/storage/user-store';

// One for all screens of this page, so that going back to the results needs no loading. Not given down by the root
// layout like the rest of the state: a first view does without it, and without its bytes.

export const searching = new Search(startEngine);
export const recent = new RecentSearches(openUserStore);
