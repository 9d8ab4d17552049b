import { SyncError } from './fault';

/** The two things of `fetch` that sync uses, so that a test can hand in its own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Reads a file as text, never more than `cap` bytes of it.
 * `fresh` asks the server even when a copy is cached (answered 304 when unchanged).
 * Throws SyncError `offline`, `server` or `oversize`; an abort passes through as it is.
 */
export async function download(
	fetch: Fetch,
	url: string,
	{ cap, fresh, signal }: { cap: number; fresh: boolean; signal?: AbortSignal }
): Promise<string> {
	const response = await attempt(
		() =>
			fetch(url, {
				cache: fresh ? 'no-cache' : 'default',
				credentials: 'omit',
				// A captive portal redirects to its login page; a release file never redirects.
				redirect: 'error',
				...(signal ? { signal } : {})
			}),
		signal
	);
	if (!response.ok) throw new SyncError('server', `${response.status} for ${url}`);
	return attempt(() => readCapped(response, cap, url), signal);
}

async function attempt<T>(step: () => Promise<T>, signal?: AbortSignal): Promise<T> {
	try {
		return await step();
	} catch (error) {
		if (error instanceof SyncError || signal?.aborted) throw error;
		throw new SyncError('offline', '', { cause: error });
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
