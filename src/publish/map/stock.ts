import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Stretch } from './plan';

/** What of a remote archive is on this machine already; survives a kill. */
export interface Stock {
	has(stretch: Stretch): Promise<boolean>;
	put(stretch: Stretch, bytes: Uint8Array): Promise<void>;
	/** A part of one of the stretches that were put. */
	read(offset: number, length: number): Promise<Uint8Array>;
	remove(): Promise<void>;
}

/** A folder under `dir` for this very order: another edition, another box or other requests have another. */
export function openStock(dir: string, order: string, stretches: readonly Stretch[]): Stock {
	const key = createHash('sha256')
		.update(JSON.stringify([order, stretches]))
		.digest('hex')
		.slice(0, 16);
	const folder = join(dir, key);
	const fileOf = ({ offset, length }: Stretch) => join(folder, `${offset}-${length}.bin`);
	/** Tiles are read in the order in which they lie, so the last one is mostly the right one. */
	let open: { stretch: Stretch; bytes: Buffer } | undefined;
	return {
		has: async (stretch) =>
			stat(fileOf(stretch)).then(
				({ size }) => size === stretch.length,
				() => false
			),
		async put(stretch, bytes) {
			await mkdir(folder, { recursive: true });
			// Under its name only when it is whole.
			const draft = `${fileOf(stretch)}.part`;
			await writeFile(draft, bytes);
			await rename(draft, fileOf(stretch));
		},
		async read(offset, length) {
			const holds = (stretch: Stretch) =>
				stretch.offset <= offset && offset + length <= stretch.offset + stretch.length;
			if (!open || !holds(open.stretch)) {
				const stretch = stretches.find(holds);
				if (!stretch) throw new Error(`nothing was fetched at ${offset}`);
				open = { stretch, bytes: await readFile(fileOf(stretch)) };
			}
			return open.bytes.subarray(offset - open.stretch.offset, offset - open.stretch.offset + length);
		},
		remove: () => rm(folder, { recursive: true, force: true })
	};
}
