import type { ReleaseFiles } from '../domain/release/release.spec-support';
import type { Fetch } from './download';

/** How an answer goes wrong; gets the true text of the file. */
export type Trouble = (text: string, init: RequestInit) => Response | Promise<Response>;

export interface FakeServer {
	fetch: Fetch;
	/** The files asked for, in order, by their names under `/content/`. */
	requests: string[];
	/** The options of each request, in the same order. */
	options: RequestInit[];
	publish(release: ReleaseFiles): void;
	/** From now on this file is answered in another way. */
	trouble(file: string, trouble: Trouble): void;
	/** Every file is answered truly again, and the count of requests starts anew. */
	recover(): void;
}

/** A static host that keeps the rules of fetch: redirects, aborts and broken connections reject. */
export function fakeServer(...releases: ReleaseFiles[]): FakeServer {
	const files = new Map<string, string>();
	const troubles = new Map<string, Trouble>();
	const server: FakeServer = {
		requests: [],
		options: [],
		publish: (release) => release.files.forEach((text, name) => files.set(name, text)),
		trouble: (file, trouble) => void troubles.set(file, trouble),
		recover() {
			troubles.clear();
			server.requests = [];
			server.options = [];
		},
		async fetch(url, init) {
			const file = url.replace(/^\/content\//, '');
			server.requests.push(file);
			server.options.push(init);
			init.signal?.throwIfAborted();
			const text = files.get(file);
			const trouble = troubles.get(file);
			const response = trouble
				? await trouble(text ?? '', init)
				: new Response(text ?? 'not found', { status: text === undefined ? 404 : 200 });
			init.signal?.throwIfAborted();
			return response;
		}
	};
	releases.forEach((release) => server.publish(release));
	return server;
}

const LOGIN_PAGE = '<!doctype html><title>Free WiFi</title>';

export const offline: Trouble = () => Promise.reject(new TypeError('Failed to fetch'));
export const status =
	(code: number): Trouble =>
	() =>
		new Response('An error page', { status: code });
export const loginPage: Trouble = () => new Response(LOGIN_PAGE);
/** A portal that redirects to its login page; what fetch does with `redirect: 'error'`. */
export const redirect: Trouble = (_, init) =>
	init.redirect === 'error' ? Promise.reject(new TypeError('unexpected redirect')) : new Response(LOGIN_PAGE);
export const oversize: Trouble = (text) => new Response(text + ' '.repeat(20_000));
export const cutShort: Trouble = (text) => new Response(text.slice(0, -10));
export const flippedByte: Trouble = (text) => {
	const bytes = new TextEncoder().encode(text);
	const middle = bytes.length >> 1;
	bytes[middle] = (bytes[middle] ?? 0) ^ 1;
	return new Response(bytes);
};
/** The connection breaks off in the middle of the body. */
export const broken: Trouble = (text) => new Response(inChunks(text, new TypeError('terminated')));

/** A server that sends one byte a second, until it is hung up on. */
export const slow = arriving(1);

/** A body of which a few bytes come each second. */
export function arriving(each: number): Trouble {
	return (text, { signal }) => new Response(dribble(text, each, signal));
}

function dribble(text: string, each: number, signal?: AbortSignal | null) {
	const bytes = new TextEncoder().encode(text);
	let at = 0;
	return new ReadableStream<Uint8Array<ArrayBuffer>>({
		start: (controller) => signal?.addEventListener('abort', () => controller.error(signal.reason)),
		pull: async (controller) => {
			await new Promise((done) => setTimeout(done, 1_000));
			if (signal?.aborted) return;
			if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += each)));
			else controller.close();
		}
	});
}

/** A body that arrives in small pieces, and may end in an error after `end` bytes, by default half way. */
export function inChunks(text: string, error?: Error, end?: number): ReadableStream<Uint8Array<ArrayBuffer>> {
	const bytes = new TextEncoder().encode(text);
	end ??= error ? bytes.length >> 1 : bytes.length;
	let at = 0;
	return new ReadableStream({
		pull(controller) {
			if (at < end) controller.enqueue(bytes.slice(at, (at = Math.min(at + 7, end))));
			else if (error) controller.error(error);
			else controller.close();
		}
	});
}
