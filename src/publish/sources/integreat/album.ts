import { createHash } from 'node:crypto';
import { measure } from '../../pictures/measure';
import { shrink } from '../../pictures/shrink';
import type { PictureSource } from './picture-source';
import type { Pictures } from './task';

/** The pictures of one import. */
export interface Album {
	/** By path in the snapshot; what several pages show is there once. */
	files: ReadonlyMap<string, Buffer>;
	/** What they weigh together. */
	bytes: number;
	pictures: Pictures;
	/** For the report: which file is which picture of the source. */
	text: string;
}

export interface AlbumLimits {
	/** Pictures asked for. */
	count: number;
	/** Milliseconds for all of them. */
	time: number;
}

/** What became of one picture. */
type Print = { path: string; data: Buffer; moving: boolean } | { why: string };

const LIMITS: AlbumLimits = { count: 2_000, time: 30 * 60_000 };
/** Narrower than this it is no picture but a sign; in pixels. */
const SIGN = 64;

/**
 * Fetches each picture that the texts show, once and one after the other, and makes it small. `write` writes the texts,
 * asking for each picture as it comes to it.
 */
export async function gatherAlbum(
	write: (pictures: Pictures) => unknown,
	source: PictureSource,
	limits = LIMITS
): Promise<Album> {
	const wanted = new Set<string>();
	write((written) => {
		const address = source.resolve(written);
		if (address !== undefined) wanted.add(address);
		return undefined;
	});
	const prints = new Map<string, Print>();
	const until = Date.now() + limits.time;
	for (const address of wanted) {
		const late = Date.now() > until || prints.size >= limits.count;
		prints.set(address, late ? { why: 'eins zu viel für einen Aufruf' } : await printOf(address, source));
	}
	const files = new Map<string, Buffer>();
	for (const print of prints.values()) if ('path' in print) files.set(print.path, print.data);
	const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
	return {
		files,
		bytes,
		pictures(written, page, losses) {
			const address = source.resolve(written);
			const print = address === undefined ? undefined : prints.get(address);
			const why = print && 'why' in print ? print.why : 'an einer Adresse, die nicht erlaubt ist';
			if (print && 'path' in print) {
				if (print.moving) losses.add(page, 'Bild, das sich bewegt; es steht jetzt still', written);
				return print.path;
			}
			losses.add(page, `Bild nicht übernommen: ${why}`, written.slice(0, 150));
			return undefined;
		},
		text: textOf(prints, files, bytes)
	};
}

async function printOf(address: string, source: PictureSource): Promise<Print> {
	const fetched = await source.fetch(address);
	if (!fetched.ok) return { why: fetched.why };
	const measured = await measure(fetched.data);
	if (!measured) return { why: 'kein Bild, das die App zeigen kann' };
	if (measured.width <= SIGN) return { why: 'nur so groß wie ein Zeichen' };
	const small = await shrink(fetched.data);
	if (!small) return { why: 'beschädigt oder abgeschnitten' };
	if (small === 'heavy') return { why: 'auch verkleinert zu groß' };
	const hash = createHash('sha256').update(small.data).digest('hex').slice(0, 16);
	return { path: `images/${hash}.webp`, data: small.data, moving: measured.moving };
}

function textOf(prints: ReadonlyMap<string, Print>, { size: count }: Album['files'], bytes: number): string {
	const taken = [...prints].flatMap(([address, print]) =>
		'path' in print ? [`  ${print.path} (${(print.data.length / 1000).toFixed(1)} kB): ${address}`] : []
	);
	const lost = prints.size - taken.length;
	const head = `Bilder: ${count}, zusammen ${(bytes / 1000).toFixed(1)} kB; nicht übernommen: ${lost}`;
	return `${[head, ...taken].join('\n')}\n`;
}
