import canonicalize from 'canonicalize';
import { expect } from 'vitest';
import { sha256 } from '../domain/release/hash';
import type { StreetOffer, StreetPart } from '../domain/release/streets';
import type { StreetStore } from '../storage/street-store';
import type { Fetch } from './download';
import { streetMemory, type StreetMemory } from './street-memory.spec-support';
import { fetchStreets, type StreetTools } from './streets';

/** How an answer goes wrong; gets the true bytes of the file. */
export type StreetTrouble = (
	bytes: Uint8Array<ArrayBuffer>,
	init: RequestInit
) => Response | Promise<Response>;

/** A made-up archive of parts of `size` bytes, published. */
export interface Streets {
	offer: StreetOffer;
	parts: StreetPart[];
	files: Map<string, Uint8Array<ArrayBuffer>>;
}

export interface StreetServer {
	fetch: Fetch;
	/** Bytes of body sent for each file, by address; only those of the true answer count. */
	sent: Map<string, number>;
	/** Addresses asked for, in order. */
	requests: string[];
	options: RequestInit[];
	publish(streets: Streets): void;
	trouble(url: string, trouble: StreetTrouble): void;
	recover(): void;
}

/** Each letter is a part with content of its own: the same letter, the same part. */
export async function streetsOf(letters: string, zoom = 12, size = 1_000): Promise<Streets> {
	const files: Streets['files'] = new Map();
	const parts: StreetPart[] = [];
	for (const letter of letters) {
		const bytes = new TextEncoder().encode(letter.repeat(size));
		const hash = await sha256(bytes.buffer);
		files.set(`/content/${hash}.bin`, bytes);
		parts.push({ hash, bytes: size });
	}
	const list = canonicalize({ parts }) as string;
	const hash = await sha256(list);
	files.set(`/content/${hash}.json`, new TextEncoder().encode(list));
	return { offer: { zoom, bytes: size * letters.length, list: hash }, parts, files };
}

export const urlOf = ({ hash }: StreetPart): string => `/content/${hash}.bin`;

/** A static host without ranges, which sends bodies in small pieces. */
export function streetServer(...published: Streets[]): StreetServer {
	const files: Streets['files'] = new Map();
	const troubles = new Map<string, StreetTrouble>();
	const server: StreetServer = {
		sent: new Map(),
		requests: [],
		options: [],
		publish: (streets) => streets.files.forEach((bytes, url) => files.set(url, bytes)),
		trouble: (url, trouble) => void troubles.set(url, trouble),
		recover: () => troubles.clear(),
		async fetch(url, init) {
			server.requests.push(url);
			server.options.push(init);
			init.signal?.throwIfAborted();
			if ('range' in (init.headers ?? {})) throw new Error('a host of static files need not know ranges');
			const bytes = files.get(url);
			const trouble = troubles.get(url);
			if (trouble) return trouble(bytes ?? new Uint8Array(), init);
			if (!bytes) return new Response('not found', { status: 404 });
			const count = (some: number) => server.sent.set(url, (server.sent.get(url) ?? 0) + some);
			return new Response(inPieces(bytes, count, init));
		}
	};
	published.forEach(server.publish);
	return server;
}

/** A body of small pieces that may break off after `end` bytes. */
export function inPieces(
	bytes: Uint8Array<ArrayBuffer>,
	sent: (bytes: number) => void = () => undefined,
	{ end = Infinity, signal }: { end?: number; signal?: AbortSignal | null | undefined } = {}
): ReadableStream<Uint8Array<ArrayBuffer>> {
	let at = 0;
	return new ReadableStream({
		pull(controller) {
			if (signal?.aborted) return controller.error(signal.reason);
			if (at >= end) return controller.error(new TypeError('terminated'));
			if (at >= bytes.length) return controller.close();
			const piece = bytes.slice(at, Math.min(at + 97, end));
			at += piece.length;
			sent(piece.length);
			controller.enqueue(piece);
		}
	});
}

export const noConnection: StreetTrouble = () => Promise.reject(new TypeError('Failed to fetch'));
export const brokenAfter =
	(end: number): StreetTrouble =>
	(bytes) =>
		new Response(inPieces(bytes, undefined, { end }));
export const damaged: StreetTrouble = (bytes) => {
	const wrong = bytes.slice();
	wrong[wrong.length >> 1] = (wrong[wrong.length >> 1] ?? 0) ^ 1;
	return new Response(wrong);
};

export const fetchTo = (
	store: StreetStore,
	server: StreetServer,
	{ offer }: Streets,
	more: Partial<StreetTools> = {}
) => fetchStreets({ fetch: server.fetch, store, room: () => Promise.resolve(1e9), ...more }, offer);

export async function holding(streets: Streets): Promise<StreetMemory> {
	const store = streetMemory();
	expect(await fetchTo(store, streetServer(streets), streets)).toEqual({ result: 'whole' });
	return store;
}

export async function expectWhole(store: StreetStore, { offer, parts }: Streets): Promise<void> {
	const held = await store.held();
	expect(held.whole).toEqual({ ...offer, parts });
	for (const part of parts) {
		const bytes = await store.part(part.hash);
		const [first] = new Uint8Array(bytes ?? new ArrayBuffer());
		expect(new Set(new Uint8Array(bytes ?? new ArrayBuffer()))).toEqual(new Set([first]));
		expect(bytes?.byteLength).toBe(part.bytes);
	}
}
