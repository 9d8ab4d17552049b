import { Reader } from '$lib/state/reader.svelte';
import { openUser } from './user';

// One for all screens of this page. Not given down by the root layout like the rest of the state: a first view does
// without it, and without its bytes.

export const reader = new Reader(openUser);
