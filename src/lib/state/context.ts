import { createContext } from 'svelte';
import type { Clock } from './clock.svelte';
import type { Content } from './content.svelte';
import type { Preferences } from './preferences.svelte';
import type { Saved } from './saved.svelte';
import type { Shell } from './shell.svelte';
import type { Usage } from './usage.svelte';
import type { Whereabouts } from './whereabouts.svelte';

/** What lives as long as the app does, given down from the root layout. */
export interface AppState {
	clock: Clock;
	content: Content;
	preferences: Preferences;
	saved: Saved;
	shell: Shell;
	usage: Usage;
	/** Has the browser asked to keep everything: `once` by the app itself, `again` on a tap. */
	persist: (when: 'once' | 'again') => Promise<void>;
	whereabouts: Whereabouts;
}

export const [getAppState, setAppState] = createContext<AppState>();
