/** Ids that exist, each with its German name where there is one. */
export type Names = ReadonlyMap<string, string>;

/** The id the editor probably meant: a slip of the keys, a part of the id, or the German name of the thing. */
export function nearest(word: string, names: Names | readonly string[]): string | undefined {
	const wanted = word.trim().toLowerCase();
	if (wanted === '') return undefined;
	const entries: (readonly [string, string])[] =
		names instanceof Map ? [...names] : [...(names as readonly string[])].map((id) => [id, ''] as const);
	let best: string | undefined;
	let fewest = Math.max(1, Math.floor(wanted.length / 3)) + 1;
	for (const [id] of entries) {
		const edits = distance(wanted, id.toLowerCase());
		if (edits < fewest) [best, fewest] = [id, edits];
	}
	if (best !== undefined || wanted.length < 4) return best;
	return entries.find(
		([id, name]) => id.includes(wanted) || wanted.includes(id) || name.toLowerCase().includes(wanted)
	)?.[0];
}

/** ` Meinten Sie «…»?` with its leading space, or nothing. */
export function didYouMean(word: string, names: Names | readonly string[]): string {
	const near = nearest(word, names);
	return near === undefined ? '' : ` Meinten Sie «${near}»?`;
}

/** Letters to insert, delete, replace or swap with their neighbour to get from one word to the other. */
function distance(a: string, b: string): number {
	let before: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i += 1) {
		const row = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const same = a[i - 1] === b[j - 1];
			let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
				edits = Math.min(edits, (before[j - 2] ?? 0) + 1);
			}
			row.push(edits);
		}
		[before, last] = [last, row];
	}
	return last[b.length] ?? 0;
}
