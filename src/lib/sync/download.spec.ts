import { describe, expect, test, vi } from 'vitest';
import { download, type Fetch } from './download';
import { inChunks } from './fake-server.spec-support';

const URL = '/content/manifest.json';
const answering =
	(response: Response): Fetch =>
	() =>
		Promise.resolve(response);
const get = (fetch: Fetch, cap = 1_000, signal?: AbortSignal) =>
	download({ fetch, ...(signal ? { signal } : {}) }, URL, { cap, fresh: false });

describe('a download', () => {
	test('asks as it must: no cookies, no redirects, and the server itself only where it has to', async () => {
		const asked: [string, RequestInit][] = [];
		const fetch: Fetch = (url, init) => {
			asked.push([url, init]);
			return Promise.resolve(new Response('{}'));
		};
		await download({ fetch }, URL, { cap: 10, fresh: true });
		await download({ fetch }, URL, { cap: 10, fresh: false });
		const signal = expect.any(AbortSignal) as AbortSignal;
		expect(asked).toEqual([
			[URL, { cache: 'no-cache', credentials: 'omit', redirect: 'error', signal }],
			[URL, { cache: 'default', credentials: 'omit', redirect: 'error', signal }]
		]);
	});

	test('puts letters together that were torn apart on the way', async () => {
		const text = 'Lügde, مرحبا بكم, 😀';
		expect(await get(answering(new Response(inChunks(text))))).toBe(text);
	});

	test('of nothing is an empty text', async () => {
		expect(await get(answering(new Response(null)))).toBe('');
		expect(await get(answering(new Response('')))).toBe('');
	});

	test('of exactly the cap arrives, of one byte more does not', async () => {
		expect(await get(answering(new Response('12345')), 5)).toBe('12345');
		await expect(get(answering(new Response('123456')), 5)).rejects.toMatchObject({ fault: 'oversize' });
	});

	test('is capped in bytes, not in letters', async () => {
		await expect(get(answering(new Response('äöü')), 5)).rejects.toMatchObject({ fault: 'oversize' });
	});

	test('that never ends is hung up on at the cap', async () => {
		let sent = 0;
		let hungUp = false;
		const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
			pull(controller) {
				sent += 100;
				controller.enqueue(new Uint8Array(100));
			},
			cancel() {
				hungUp = true;
			}
		});
		await expect(get(answering(new Response(endless)))).rejects.toMatchObject({ fault: 'oversize' });
		expect(hungUp).toBe(true);
		expect(sent).toBeLessThan(2_000);
	});

	test.each([301, 403, 404, 500, 503])('answered with %i is the server’s fault', async (status) => {
		const answer = new Response('{"looks":"good"}', { status });
		await expect(get(answering(answer))).rejects.toMatchObject({ fault: 'server' });
	});

	test('without a network is offline, and keeps the cause for whoever looks into it', async () => {
		const cause = new TypeError('Failed to fetch');
		await expect(get(() => Promise.reject(cause))).rejects.toMatchObject({ fault: 'offline', cause });
	});

	test('that breaks off in the middle is offline, not half a file', async () => {
		const half = inChunks('{"seq":1,"packs":{}}', new TypeError('terminated'));
		await expect(get(answering(new Response(half)))).rejects.toMatchObject({ fault: 'offline' });
	});
});

describe('an abort', () => {
	const reason = new DOMException('The reader left', 'AbortError');

	/** Answers when the request is aborted and not before, as fetch does. */
	const hanging: Fetch = (_, { signal }) =>
		new Promise((_resolve, reject) => {
			signal?.addEventListener('abort', () => reject(signal.reason as Error));
		});

	test('before the request asks nobody', async () => {
		let asked = 0;
		const fetch: Fetch = () => Promise.reject(new Error(`asked ${(asked += 1)}`));
		await expect(get(fetch, 1_000, AbortSignal.abort(reason))).rejects.toBe(reason);
		expect(asked).toBe(0);
	});

	test('before the answer passes through as it is', async () => {
		const controller = new AbortController();
		const download = get(hanging, 1_000, controller.signal);
		controller.abort(reason);
		await expect(download).rejects.toBe(reason);
	});

	test('in the middle of the body passes through as it is', async () => {
		const controller = new AbortController();
		const fetch: Fetch = (_, { signal }) => {
			const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
				start: (stream) => signal?.addEventListener('abort', () => stream.error(signal.reason)),
				pull: () => controller.abort(reason)
			});
			return Promise.resolve(new Response(body));
		};
		await expect(get(fetch, 1_000, controller.signal)).rejects.toBe(reason);
	});

	test('because a server dribbles is offline, and comes by itself', async () => {
		const slow = download({ fetch: hanging, patience: 1 }, URL, { cap: 1_000, fresh: false });
		await expect(slow).rejects.toMatchObject({ fault: 'offline' });
	});

	test.each([
		['arrived', answering(new Response('{}'))],
		['failed', (() => Promise.reject(new TypeError('Failed to fetch'))) as Fetch]
	])('has nothing to wake up for after the file has %s', async (_, fetch) => {
		vi.useFakeTimers();
		try {
			await get(fetch).catch(() => undefined);
			expect(vi.getTimerCount()).toBe(0);
		} finally {
			vi.useRealTimers();
		}
	});

	test('that nobody asked for is a broken connection', async () => {
		await expect(get(() => Promise.reject(reason))).rejects.toMatchObject({ fault: 'offline' });
	});
});
