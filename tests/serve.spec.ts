import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import type http from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../scripts/serve.mjs';
import { get as getRaw, type Answer } from './raw-get.spec-support';

const HASH = 'a'.repeat(64);
const SCRIPT = 'console.log("Lippe");\n'.repeat(50);

let folder: string;
let site: Awaited<ReturnType<typeof serve>>;
let portal = false;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lotse-serve-'));
	await put('secret.txt', 'secret');
	await put('build/index.html', '<h1>Start</h1>');
	await put('build/shell.html', '<h1>Shell</h1>');
	await put('build/de.html', '<h1>Angebote</h1>');
	await put('build/de/offers/course.html', '<h1>Kurs</h1>');
	await put('build/.hidden', 'hidden');
	await put('build/service-worker.js', SCRIPT);
	await put('build/_app/immutable/app.js', SCRIPT);
	await put('build/_app/immutable/app.js.gz', gzipSync(SCRIPT));
	await put('build/_app/immutable/app.js.br', brotliCompressSync(SCRIPT));
	await put('build/content/manifest.json', '{"seq":1}');
	await put(`build/content/${HASH}.json`, '{}');
	await put('build/content/diff/facts/1-2.json', '{}');
	site = await serve({
		dir: join(folder, 'build'),
		intercept: (_, res) => {
			if (portal) res.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Log in</h1>');
			return portal;
		}
	});
});

afterAll(async () => {
	await site.close();
	await rm(folder, { recursive: true });
});

test('a prerendered page answers at its address without .html', async () => {
	expect(await get('/').then(words)).toBe('<h1>Start</h1>');
	expect(await get('/de').then(words)).toBe('<h1>Angebote</h1>');
	expect(await get('/de/offers/course?open=1').then(words)).toBe('<h1>Kurs</h1>');
});

test('an address with a slash at its end leads to the one without', async () => {
	const answer = await get('/de/offers/course/?open=1');
	expect(answer.status).toBe(308);
	expect(answer.headers.location).toBe('/de/offers/course?open=1');
});

test('no address leads to another host', async () => {
	for (const path of ['//elsewhere.example/', '/\\elsewhere.example/', '/%2Felsewhere.example/']) {
		const answer = await get(path);
		expect(answer.status, path).toBe(404);
		expect(answer.headers.location, path).toBeUndefined();
	}
});

test('an unknown address opens the app, and still says that it is unknown', async () => {
	const answer = await get('/de/nowhere', { accept: 'text/html,*/*' });
	expect(answer.status).toBe(404);
	expect(words(answer)).toBe('<h1>Shell</h1>');
	expect(answer.headers['cache-control']).toBe('no-cache');
});

test('a login page is never sent for a missing pack', async () => {
	const missing = 'b'.repeat(64);
	for (const path of [`/content/${missing}.json`, '/content/diff/facts/0-2.json', '/_app/immutable/old.js']) {
		const answer = await get(path, { accept: 'text/html' });
		expect(answer.status, path).toBe(404);
		expect(answer.headers['content-type'], path).toBe('text/plain; charset=utf-8');
		expect(answer.headers['cache-control'], path).toBe('no-store');
	}
});

test('an unchanged manifest costs a 304 without a body', async () => {
	const first = await get('/content/manifest.json');
	expect(first.headers['cache-control']).toBe('no-cache');
	expect(first.headers.etag).toMatch(/^"/);

	// Published again, on another day, with the same words.
	await put('build/content/manifest.json', '{"seq":1}');
	await utimes(join(folder, 'build/content/manifest.json'), 1_000_000_000, 1_000_000_000);
	const second = await get('/content/manifest.json', { 'if-none-match': `W/"other", ${first.headers.etag}` });
	expect(second.status).toBe(304);
	expect(second.body).toHaveLength(0);
});

test('a release published under a running server is seen at once', async () => {
	const before = await get('/content/manifest.json', { 'accept-encoding': 'br' });
	await put('build/content/manifest.json', '{"seq":2}');
	await put('build/content/manifest.json.br', brotliCompressSync('{"seq":2}'));
	const after = await get('/content/manifest.json', {
		'accept-encoding': 'br',
		'if-none-match': String(before.headers.etag)
	});
	expect(after.status).toBe(200);
	expect(brotliDecompressSync(after.body).toString()).toBe('{"seq":2}');
});

test('an immutable file is cached for ever', async () => {
	for (const path of ['/_app/immutable/app.js', `/content/${HASH}.json`, '/content/diff/facts/1-2.json']) {
		const answer = await get(path);
		expect(answer.headers['cache-control'], path).toBe('public, max-age=31536000, immutable');
	}
});

test('what keeps its name when it changes is asked for again each time', async () => {
	for (const path of ['/', '/de', '/shell.html', '/service-worker.js']) {
		expect((await get(path)).headers['cache-control'], path).toBe('no-cache');
	}
});

test('a precompressed file goes out as brotli to who takes it', async () => {
	const answer = await get('/_app/immutable/app.js', { 'accept-encoding': 'gzip, deflate, br' });
	expect(answer.headers).toMatchObject({
		'content-encoding': 'br',
		'content-length': String(answer.body.length),
		'content-type': 'text/javascript; charset=utf-8',
		vary: 'Accept-Encoding'
	});
	expect(brotliDecompressSync(answer.body).toString()).toBe(SCRIPT);
});

test('who takes no brotli gets gzip, and who takes neither the file itself', async () => {
	const encodings = { 'gzip, br;q=0': 'gzip', gzip: 'gzip', identity: undefined, '': undefined };
	const etags = new Set();
	for (const [accepted, encoding] of Object.entries(encodings)) {
		const answer = await get('/_app/immutable/app.js', { 'accept-encoding': accepted });
		expect(answer.headers['content-encoding'], accepted).toBe(encoding);
		expect(answer.headers.vary, accepted).toBe('Accept-Encoding');
		etags.add(answer.headers.etag);
	}
	expect(etags.size, 'each form has a name of its own').toBe(2);
});

test('nothing outside the folder is served, and nothing hidden inside it', async () => {
	for (const path of [
		'/../secret.txt',
		'/de/../../secret.txt',
		'/%2e%2e/secret.txt',
		'/..%2fsecret.txt',
		'/..%5csecret.txt',
		'/.hidden',
		'/%00',
		'/%',
		'http://localhost/../secret.txt'
	]) {
		const answer = await get(path);
		expect(answer.status, path).toBe(404);
		expect(words(answer), path).toBe('There is nothing here.');
	}
});

test('only reading is allowed', async () => {
	const answer = await get('/', {}, 'POST');
	expect(answer.status).toBe(405);
	expect(answer.headers.allow).toBe('GET, HEAD');
	const head = await get('/de', {}, 'HEAD');
	expect(head.headers['content-length']).toBe('17');
	expect(head.body).toHaveLength(0);
});

test('every answer keeps the reader private', async () => {
	for (const path of ['/', '/content/manifest.json', '/nowhere', '/de/']) {
		expect((await get(path)).headers, path).toMatchObject({
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'permissions-policy': expect.stringContaining('geolocation=(self), camera=()'),
			'content-security-policy': "frame-ancestors 'none'",
			'cross-origin-opener-policy': 'same-origin'
		});
	}
});

test('a test can stand in for a captive portal, and count what was asked for', async () => {
	site.requests.length = 0;
	portal = true;
	const answer = await get('/content/manifest.json', { 'x-asked-by': 'phone' });
	portal = false;
	expect(words(answer)).toBe('<h1>Log in</h1>');
	await expect.poll(() => site.requests.map((seen) => seen.status)).toEqual([200]);
	expect(site.requests).toMatchObject([{ method: 'GET', url: '/content/manifest.json' }]);
	expect(site.requests[0]?.headers['x-asked-by']).toBe('phone');
	expect(site.requests[0]?.bytes).toBeGreaterThan(answer.body.length);
});

function get(path: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET'): Promise<Answer> {
	return getRaw(site.url, path, headers, method);
}

function words(answer: Answer): string {
	return answer.body.toString();
}

async function put(path: string, content: string | Buffer): Promise<void> {
	const file = join(folder, path);
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, content);
}
