import type { Component } from 'svelte';
import type { Block } from '$lib/domain/blocks';
import type { Locale } from '$lib/domain/records';

/**
 * What a text is drawn with once it has come, after the first view; until then, and without a script, there are plain
 * links. It counts only for the language whose words have come with it.
 */
export const arrived = $state<{
	Picture?: Component<{ block: Extract<Block, { type: 'image' }>; locale: Locale }>;
	locale?: Locale;
}>({});
