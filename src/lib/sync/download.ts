import { SyncError } from './fault';

/** The two things of `fetch` that sync uses, so that a test can hand in its own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface DownloadTools {
	fetch: Fetch;
	signal?: AbortSignal;
	/** Milliseconds one file may take; a server that dribbles must not hold a sync for ever. */
	patience?: number;
}

/** Enough for anything but a large part, even at 10 kbit/s. */
export const PATIENCE = 90_000;
/** Bytes a millisecond: what comes more slowly than 8 kbit/s is taken for a server that dribbles. */
export const SLOWEST = 1;

/**
 * Reads a file as text, never more than `cap` bytes of it.
 * `fresh` asks the server even when a copy is cached (answered 304 when unchanged).
 * Throws SyncError `offline`, `server` or `oversize`; an abort of `signal` passes through as it is.
 */
export async function download(
	tools: DownloadTools,
	url: string,
	{ cap, fresh }: { cap: number; fresh: boolean }
): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	await receive(tools, url, cap, fresh ? 'no-cache' : 'default', (chunk) => {
		text += decoder.decode(chunk, { stream: true });
	});
	return text + decoder.decode();
}

/**
 * Like `download`, for a file that is not text and is kept in a database: none is left in the browser's cache, where
 * it would lie a second time, and damaged for ever if it came damaged. `progress` is told the bytes so far.
 */
export async function downloadBytes(
	tools: DownloadTools,
	url: string,
	{ cap, progress }: { cap: number; progress?: (arrived: number) => void }
): Promise<ArrayBuffer> {
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let arrived = 0;
	await receive(tools, url, cap, 'no-store', (chunk) => {
		chunks.push(chunk);
		progress?.((arrived += chunk.byteLength));
	});
	return new Blob(chunks).arrayBuffer();
}

async function receive(
	{ fetch, signal, patience = PATIENCE }: DownloadTools,
	url: string,
	cap: number,
	cache: RequestCache,
	take: (chunk: Uint8Array<ArrayBuffer>) => void
): Promise<void> {
	const controller = new AbortController();
	const abort = () => controller.abort(signal?.reason);
	signal?.addEventListener('abort', abort);
	const timer = setTimeout(() => controller.abort(), patience);
	try {
		signal?.throwIfAborted();
		const response = await fetch(url, {
			cache,
			credentials: 'omit',
			// A captive portal redirects to its login page; a release file never redirects.
			redirect: 'error',
			signal: controller.signal
		});
		if (!response.ok) throw new SyncError('server', `${response.status} for ${url}`);
		if (!response.body) return;
		const reader = response.body.getReader();
		let length = 0;
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			length += value.byteLength;
			if (length > cap) {
				await reader.cancel();
				throw new SyncError('oversize', url);
			}
			take(value);
		}
	} catch (error) {
		if (error instanceof SyncError || signal?.aborted) throw error;
		throw new SyncError('offline', '', { cause: error });
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', abort);
	}
}
