/** What the first bytes of a picture say about it. */
export interface Measured {
	format: 'webp' | 'jpg' | 'png' | 'gif';
	/** As it is drawn, in pixels. */
	width: number;
	height: number;
	/** Whether it carries what a camera wrote into it, often the place where it was taken. */
	tagged: boolean;
	moving: boolean;
}

/** Reads size and kind from a picture's header; undefined for whatever is none, and for SVG, which can hold a script. */
export async function measure(data: Uint8Array): Promise<Measured | undefined> {
	const format = formatOf(data);
	if (!format) return undefined;
	// Loaded only where there are pictures: it is native code, and most content has none.
	const { default: sharp } = await import('sharp');
	try {
		const { autoOrient, exif, xmp, pages = 1 } = await sharp(data).metadata();
		const { width, height } = autoOrient;
		return { format, width, height, tagged: exif !== undefined || xmp !== undefined, moving: pages > 1 };
	} catch {
		return undefined;
	}
}

/** By the bytes that each format begins with, whatever a name or a server says. */
export function formatOf(data: Uint8Array): Measured['format'] | undefined {
	const text = Buffer.from(data.subarray(0, 12)).toString('latin1');
	if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
	if (text.startsWith('\xff\xd8\xff')) return 'jpg';
	if (/^GIF8[79]a/.test(text)) return 'gif';
	return text.startsWith('RIFF') && text.endsWith('WEBP') && text.length === 12 ? 'webp' : undefined;
}
