import canonicalize from 'canonicalize';

const encoder = new TextEncoder();

/** SHA-256 of a text (as UTF-8) or of bytes, in lower-case hex. Needs a secure context in a browser. */
export async function sha256(data: string | ArrayBuffer): Promise<string> {
	const bytes = typeof data === 'string' ? encoder.encode(data) : data;
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The hash of one record: SHA-256 over its canonical JSON (RFC 8785). */
export function recordHash(record: object): Promise<string> {
	return sha256(canonicalize(record) as string);
}

/** The hashes of all records, by id. */
export type Hashes = Record<string, string>;

export async function recordHashes(records: Record<string, object>): Promise<Hashes> {
	// All at once: a browser digests in another thread, and waiting for each takes longer than the digest.
	const lines = Object.entries(records).map(async ([id, record]) => [id, await recordHash(record)] as const);
	return Object.fromEntries(await Promise.all(lines));
}

/** The root of a pack: SHA-256 over the lines `id recordHash`, sorted by id (UTF-16 code units). */
export function rootOf(hashes: Hashes): Promise<string> {
	return rootOver(Object.keys(hashes), (id) => hashes[id]);
}

/** The same over ids whose hashes are asked for one by one. */
export function rootOver(ids: string[], hashOf: (id: string) => string | undefined): Promise<string> {
	const lines = ids.sort().map((id) => `${id} ${hashOf(id)}`);
	return sha256(lines.join('\n'));
}
