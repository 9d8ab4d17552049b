import sharp, { type Sharp } from 'sharp';

/** Pixels that no two seeds share and no encoder makes small; the same on every machine. */
function noise(seed: number, length: number): Buffer {
	const pixels = Buffer.alloc(length);
	let state = seed * 2654435761 + 1;
	for (let at = 0; at < length; at += 1) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		pixels[at] = state >>> 24;
	}
	return pixels;
}

/** A picture with something on it: coarse spots, as a photo has, in `fine` ones every pixel its own. */
export function spots(seed: number, width: number, height: number, fine = false): Sharp {
	const [across, down] = fine ? [width, height] : [8, 8];
	const raw = { width: across, height: down, channels: 3 as const };
	return sharp(noise(seed, across * down * 3), { raw }).resize(width, height, { fit: 'fill' });
}

export const photo = (seed: number, width = 1600, height = 900): Promise<Buffer> =>
	spots(seed, width, height).jpeg().toBuffer();

/** Two frames, the first with the seed's spots. */
export async function moving(seed: number): Promise<Buffer> {
	const frames = await Promise.all(
		[spots(seed, 200, 100), spots(seed + 1, 200, 100)].map((each) => each.png().toBuffer())
	);
	return sharp(frames, { join: { animated: true } })
		.gif({ delay: [100, 100] })
		.toBuffer();
}
