import { PICTURE_CAP } from '../check/pictures';

/** Pixels: as wide as a phone's screen is, held upright, and not taller than two of it. */
const WIDTH = 720;
const HEIGHT = 1440;
/** More than any camera takes; a small file that unpacks to more is meant to do harm. */
const PIXELS = 80_000_000;
/** The best first. What is too heavy even with the last one is left out. */
const QUALITIES = [75, 60, 45, 30];

export interface Shrunk {
	data: Buffer;
	width: number;
	height: number;
}

/**
 * A picture as phones get it: WebP, small, upright, on white, without what a camera wrote into it, of a moving one the
 * first frame. The same bytes in give the same bytes out. Undefined where it is damaged, `heavy` where it stays too large.
 */
export async function shrink(data: Uint8Array): Promise<Shrunk | 'heavy' | undefined> {
	const { default: sharp } = await import('sharp');
	for (const quality of QUALITIES) {
		try {
			const small = await sharp(data, { failOn: 'error', limitInputPixels: PIXELS })
				.autoOrient()
				.resize({ width: WIDTH, height: HEIGHT, fit: 'inside', withoutEnlargement: true })
				// Black writing on nothing cannot be read on a dark screen.
				.flatten({ background: '#fff' })
				.webp({ quality, effort: 6, smartSubsample: true })
				.toBuffer({ resolveWithObject: true });
			const { width, height } = small.info;
			if (small.data.length <= PICTURE_CAP) return { data: small.data, width, height };
		} catch {
			return undefined;
		}
	}
	return 'heavy';
}
