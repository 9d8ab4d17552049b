import { untrack } from 'svelte';

const SLICE = 3;
/** Milliseconds between two slices: room for a frame, and for a tap. */
const PAUSE = 20;

/**
 * How many rows of a long list are drawn. A cheap phone takes two seconds for seventy cards, so a list begins with its
 * first screen, `screen` rows, and the rest follows by itself; without `screen` all stand there at once. To be made
 * while a component is.
 */
export class Slices {
	drawn = $state(0);

	constructor(length: () => number, screen = Infinity) {
		this.drawn = screen;
		$effect(() => {
			if (this.drawn >= length()) return;
			const timer = setTimeout(() => {
				this.drawn = untrack(() => this.drawn) + SLICE;
			}, PAUSE);
			return () => clearTimeout(timer);
		});
	}
}
