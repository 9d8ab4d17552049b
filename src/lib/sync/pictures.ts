/** The cache that holds the pictures somebody asked for on this phone; the worker fills it. */
export const PICTURES_CACHE = 'lotse-pictures';
/** Bytes; the ones that came first go first. */
export const PICTURES_CAP = 10_000_000;

/** The address of a picture: called by its own hash, so that it never changes. */
const ADDRESS = /^\/content\/([0-9a-f]{64})\.(?:webp|jpg|png)$/;

/** The SHA-256 of the picture at this path, in hex; undefined for whatever is no picture. */
export function pictureHash(path: string): string | undefined {
	return ADDRESS.exec(path)?.[1];
}

/** Whether a picture lies on this phone; `storage` is missing where the connection is not secure. */
export async function isKept(storage: CacheStorage | undefined, path: string): Promise<boolean> {
	try {
		return (await storage?.match(path, { cacheName: PICTURES_CACHE })) !== undefined;
	} catch {
		return false;
	}
}
