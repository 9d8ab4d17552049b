import type { SearchText } from './document';

/**
 * The texts as the numbers of their words, one after the other: of each text its title, what stands around it, and
 * for each passage the heading and the passage itself. Flat, since it is kept, sent between threads and read at
 * every key.
 */
export interface Runs {
	words: Uint16Array | Uint32Array;
	/** By run: where it begins in `words`; one more at the end. */
	starts: Uint32Array;
	/** By text: its first run; one more at the end. A text that is not there has no runs. */
	first: Uint32Array;
}

export type Words = Runs['words'];

export function runsOf(pages: readonly (readonly number[][] | undefined)[], vocabulary: number): Runs {
	const runs = pages.flatMap((page) => page ?? []);
	const length = runs.reduce((sum, run) => sum + run.length, 0);
	const words = vocabulary < 65_536 ? new Uint16Array(length) : new Uint32Array(length);
	const starts = new Uint32Array(runs.length + 1);
	for (const [n, run] of runs.entries()) {
		words.set(run, starts[n] ?? 0);
		starts[n + 1] = (starts[n] ?? 0) + run.length;
	}
	const first = new Uint32Array(pages.length + 1);
	for (const [id, page] of pages.entries()) first[id + 1] = (first[id] ?? 0) + (page?.length ?? 0);
	return { words, starts, first };
}

/** What `runsOf` takes for one text. */
export function linesOf({ title, around, passages }: SearchText): string[] {
	return [title, around.join('\n'), ...passages.flatMap(({ heading, text }) => [heading ?? '', text])];
}

export function runAt({ words, starts }: Runs, run: number): Words {
	return words.subarray(starts[run] ?? 0, starts[run + 1] ?? 0);
}

/** The first run of a text and that of the next. */
export function runsAt({ first }: Runs, id: number): [from: number, to: number] {
	return [first[id] ?? 0, first[id + 1] ?? 0];
}
