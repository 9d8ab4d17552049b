import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Picture } from '../check/pictures';
import type { Put } from './install';
import type { Ledger } from './ledger';

/** Called by its own hash, as its address is. */
const nameOf = ({ src }: Picture): string => basename(src);

export function isPictureFile(name: string): boolean {
	return /^[0-9a-f]{64}\.(?:webp|jpg|png)$/.test(name);
}

/** Puts the pictures that are not in the release folder yet. Compressed already, they have no `.br` and no `.gz`. */
export async function putPictures(put: Put, pictures: readonly Picture[], outDir: string): Promise<void> {
	for (const picture of await lackingPictures(pictures, outDir)) await put(nameOf(picture), picture.data);
}

/** The pictures that a release folder does not hold, or not whole. */
export async function lackingPictures(pictures: readonly Picture[], outDir: string): Promise<Picture[]> {
	const sizes = await Promise.all(
		pictures.map((picture) =>
			stat(join(outDir, nameOf(picture))).then(
				({ size }) => size,
				() => -1
			)
		)
	);
	return pictures.filter(({ data }, index) => sizes[index] !== data.length);
}

/** What a ledger says about them; nothing where there are none, as publishers before the pictures did. */
export function ledgerPictures(pictures: readonly Picture[]): Pick<Ledger, 'pictures'> {
	return pictures.length === 0 ? {} : { pictures: pictures.map(nameOf).sort() };
}
