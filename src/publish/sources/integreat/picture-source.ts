import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** The bytes of a picture as the source has it, or why they cannot be had. */
export type Fetched = { ok: true; data: Buffer } | { ok: false; why: string };

export interface PictureSource {
	/** The one address of a picture, however a page writes it; undefined where none is allowed. */
	resolve(source: string): string | undefined;
	fetch(address: string): Promise<Fetched>;
}

export interface Limits {
	/** Milliseconds. */
	time: number;
	/** Bytes. */
	size: number;
}

/** A photo straight from a camera is half of it. */
const LIMITS: Limits = { time: 30_000, size: 20_000_000 };
const HEADERS = {
	accept: 'image/webp,image/jpeg,image/png,image/gif',
	'user-agent': 'Lippe-Lotse-Import/1 (content importer)'
};
const HOPS = 3;
const PICTURES = /^image\/(?:jpe?g|png|webp|gif)\b/i;

/**
 * Pictures come over https, from the server at `base` itself, or, named without a server, out of the folder with the
 * saved answers where there is one; from nowhere else.
 */
export function pictureSource(
	{ base, folder }: { base: string; folder?: string | undefined },
	limits = LIMITS
): PictureSource {
	const home = URL.canParse(base) ? new URL(base).origin : '';
	return {
		resolve(source) {
			if (folder !== undefined && !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source))
				return source.split(/[?#]/)[0];
			if (!URL.canParse(source, base)) return undefined;
			const url = new URL(source, base);
			url.hash = '';
			if (url.protocol === 'http:' && url.origin !== home) url.protocol = 'https:';
			return isAllowed(url, home) ? url.href : undefined;
		},
		fetch: (address) =>
			folder !== undefined && !/^https?:/.test(address)
				? fromFolder(folder, address, limits)
				: fromServer(new URL(address), limits)
	};
}

function isAllowed(url: URL, home: string): boolean {
	return (url.protocol === 'https:' || url.origin === home) && url.username === '';
}

async function fromServer(start: URL, { time, size }: Limits): Promise<Fetched> {
	const signal = AbortSignal.timeout(time);
	try {
		let url = start;
		for (let hop = 0; hop <= HOPS; hop += 1) {
			const response = await fetch(url, { headers: HEADERS, redirect: 'manual', signal });
			const location = response.headers.get('location');
			if (response.status >= 300 && response.status < 400 && location !== null) {
				await response.body?.cancel();
				url = new URL(location, url);
				if (url.origin !== start.origin) return lost('auf einen anderen Server umgeleitet');
				continue;
			}
			const fault = faultOf(response);
			if (fault === undefined) return await bodyOf(response, size);
			await response.body?.cancel();
			return lost(fault);
		}
		return lost('immer weiter umgeleitet');
	} catch (error) {
		const late = error instanceof Error && error.name === 'TimeoutError';
		return lost(late ? 'nicht rechtzeitig gekommen' : 'nicht erreichbar oder abgebrochen');
	}
}

function faultOf({ ok, status, headers }: Response): string | undefined {
	if (status === 404) return 'nicht gefunden (404)';
	if (!ok) return `Fehler ${status} des Servers`;
	const type = headers.get('content-type') ?? 'ohne Angabe';
	if (/svg/i.test(type)) return 'SVG';
	return PICTURES.test(type) ? undefined : 'kein Bild, sondern etwas anderes';
}

/** Counted while it comes: what an answer says about its own length is not to be believed. */
async function bodyOf(response: Response, size: number): Promise<Fetched> {
	const parts: Uint8Array[] = [];
	let bytes = 0;
	for await (const part of response.body ?? []) {
		bytes += (part as Uint8Array).length;
		// Leaving the loop lets go of the connection.
		if (bytes > size) return lost(`größer als ${size / 1e6} MB`);
		parts.push(part as Uint8Array);
	}
	return { ok: true, data: Buffer.concat(parts) };
}

async function fromFolder(folder: string, path: string, { size }: Limits): Promise<Fetched> {
	const found = await realpath(join(folder, decoded(path))).catch(() => undefined);
	const root = await realpath(folder);
	if (!found?.startsWith(root + sep)) return lost('nicht gefunden');
	const file = await open(found);
	try {
		const stat = await file.stat();
		if (!stat.isFile()) return lost('nicht gefunden');
		return stat.size > size ? lost(`größer als ${size / 1e6} MB`) : { ok: true, data: await file.readFile() };
	} finally {
		await file.close();
	}
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function lost(why: string): Fetched {
	return { ok: false, why };
}
