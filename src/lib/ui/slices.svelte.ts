import { untrack } from 'svelte';

/** As many as the first screen of a phone shows. */
const FIRST = 5;
const SLICE = 8;
/** Milliseconds between two slices: room for a frame, and for a tap. */
const PAUSE = 20;

/**
 * How many rows of a long list are drawn. A cheap phone takes two seconds for seventy cards, so a list begins with its
 * first screen and the rest follows by itself; `whole` where all must stand at once. To be made while a component is.
 */
export class Slices {
	drawn = $state(0);

	constructor(length: () => number, whole: boolean) {
		this.drawn = whole ? Infinity : FIRST;
		$effect(() => {
			if (this.drawn >= length()) return;
			const timer = setTimeout(() => {
				this.drawn = untrack(() => this.drawn) + SLICE;
			}, PAUSE);
			return () => clearTimeout(timer);
		});
	}
}
