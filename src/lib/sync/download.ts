import { SyncError } from './fault';

/** The two things of `fetch` that sync uses, so that a test can hand in its own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface DownloadTools {
	fetch: Fetch;
	signal?: AbortSignal;
	/** Milliseconds one file may take; a server that dribbles must not hold a sync for ever. */
	patience?: number;
}

/** Enough for the largest part at 10 kbit/s. */
const PATIENCE = 90_000;

/**
 * Reads a file as text, never more than `cap` bytes of it.
 * `fresh` asks the server even when a copy is cached (answered 304 when unchanged).
 * Throws SyncError `offline`, `server` or `oversize`; an abort of `signal` passes through as it is.
 */
export async function download(
	{ fetch, signal, patience = PATIENCE }: DownloadTools,
	url: string,
	{ cap, fresh }: { cap: number; fresh: boolean }
): Promise<string> {
	const controller = new AbortController();
	const abort = () => controller.abort(signal?.reason);
	signal?.addEventListener('abort', abort);
	const timer = setTimeout(() => controller.abort(), patience);
	try {
		signal?.throwIfAborted();
		const response = await fetch(url, {
			cache: fresh ? 'no-cache' : 'default',
			credentials: 'omit',
			// A captive portal redirects to its login page; a release file never redirects.
			redirect: 'error',
			signal: controller.signal
		});
		if (!response.ok) throw new SyncError('server', `${response.status} for ${url}`);
		return await readCapped(response, cap, url);
	} catch (error) {
		if (error instanceof SyncError || signal?.aborted) throw error;
		throw new SyncError('offline', '', { cause: error });
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener('abort', abort);
	}
}

async function readCapped(response: Response, cap: number, url: string): Promise<string> {
	if (!response.body) return '';
	const reader = response.body.getReader();
	const decoder = new TextDecoder();
	let text = '';
	let length = 0;
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return text + decoder.decode();
		length += value.byteLength;
		if (length > cap) {
			await reader.cancel();
			throw new SyncError('oversize', url);
		}
		text += decoder.decode(value, { stream: true });
	}
}
