import canonicalize from 'canonicalize';
import { breathe } from '../breathe';

const encoder = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** As many records a cheap phone hashes between two frames. */
const RECORDS_AT_ONCE = 8;

/** SHA-256 of a text (as UTF-8) or of bytes, in lower-case hex. Needs a secure context in a browser. */
export async function sha256(data: string | ArrayBuffer): Promise<string> {
	const bytes = typeof data === 'string' ? encoder.encode(data) : data;
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	let hex = '';
	for (const byte of digest) hex += HEX[byte];
	return hex;
}

/** The hash of one record: SHA-256 over its canonical JSON (RFC 8785). */
export function recordHash(record: object): Promise<string> {
	return sha256(canonicalize(record) as string);
}

/** The hashes of all records, by id. */
export type Hashes = Record<string, string>;

export async function recordHashes(records: Record<string, object>): Promise<Hashes> {
	const entries = Object.entries(records);
	const hashes: [id: string, hash: string][] = [];
	for (let at = 0; at < entries.length; at += RECORDS_AT_ONCE) {
		// Many at once: a browser digests in another thread, and waiting for each takes longer than the digest.
		const lines = entries
			.slice(at, at + RECORDS_AT_ONCE)
			.map(async ([id, record]): Promise<[string, string]> => [id, await recordHash(record)]);
		hashes.push(...(await Promise.all(lines)));
		await breathe();
	}
	return Object.fromEntries(hashes);
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
