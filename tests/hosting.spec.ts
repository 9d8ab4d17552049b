import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import type http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../scripts/serve.mjs';
import { serveByNginx } from '../scripts/serve/nginx.mjs';
import { findNginx } from '../scripts/setup.mjs';
import { ADDRESSES, putSite } from './hosting-site.spec-support';
import { get, type Answer } from './raw-get.spec-support';

const nginx = await findNginx();
const why = nginx ? '' : ' (left out: no nginx with the module libnginx-mod-http-brotli-static here)';

const ASKING: Record<string, http.OutgoingHttpHeaders> = {
	'a browser': { accept: 'text/html,*/*', 'accept-encoding': 'gzip, deflate, br' },
	'a browser without brotli': { accept: '*/*', 'accept-encoding': 'gzip, br;q=0' },
	'who takes nothing compressed': {},
	'a phone behind a CDN': { 'accept-encoding': 'gzip', via: '1.1 cdn' },
	'who wants a piece': { range: 'bytes=0-3' }
};

/** All that a browser, a phone or a cache in between goes by. ETags are made differently, and compared by what they do. */
const COMPARED = [
	'allow',
	'cache-control',
	'content-encoding',
	'content-length',
	'content-range',
	'content-security-policy',
	'content-type',
	'cross-origin-opener-policy',
	'last-modified',
	'location',
	'permissions-policy',
	'referrer-policy',
	'vary',
	'x-content-type-options'
];

describe.skipIf(!nginx)(`nginx with the project’s rules${why}`, () => {
	let folder: string;
	let ours: Awaited<ReturnType<typeof serve>>;
	let theirs: Awaited<ReturnType<typeof serveByNginx>>;

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'lotse-hosting-'));
		await putSite((path, bytes) => put(join(folder, path), bytes));
		const dir = join(folder, 'build');
		ours = await serve({ dir });
		if (nginx) theirs = await serveByNginx({ dir, nginx });
	}, 30_000);

	afterAll(async () => {
		await theirs?.close();
		await ours.close();
		await rm(folder, { recursive: true });
	});

	const both = async (path: string, headers: http.OutgoingHttpHeaders, method = 'GET') => ({
		expected: comparable(await get(ours.url, path, headers, method)),
		found: comparable(await get(theirs.url, path, headers, method))
	});

	for (const [about, paths] of Object.entries(ADDRESSES)) {
		test(`answers like our own server: ${about}`, async () => {
			for (const [who, headers] of Object.entries(ASKING)) {
				for (const path of paths) {
					const { expected, found } = await both(path, headers);
					expect(found, `${path}, asked by ${who}`).toEqual(expected);
				}
			}
		});
	}

	test('answers like our own server: who does not read', async () => {
		for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
			for (const path of ['/de', '/content/manifest.json', '/nowhere', '/.hidden']) {
				const { expected, found } = await both(path, { accept: 'text/html' }, method);
				expect(found, `${method} ${path}`).toEqual(expected);
			}
		}
	});

	test('says 304 to who has it, with the same headers as our own server, and each form has a name of its own', async () => {
		const etags = new Set<string>();
		for (const path of ['/content/manifest.json', '/de', '/_app/immutable/app.js']) {
			for (const accepted of ['br', 'gzip', 'identity']) {
				const asked = { 'accept-encoding': accepted };
				const [known, ourKnown] = await Promise.all(
					[theirs, ours].map(({ url }) => get(url, path, asked).then(({ headers }) => headers.etag))
				);
				etags.add(`${path} ${known}`);
				const again = await get(theirs.url, path, { ...asked, 'if-none-match': `"other", W/${known}` });
				const ourAgain = await get(ours.url, path, { ...asked, 'if-none-match': ourKnown });
				expect(again.status, path).toBe(304);
				expect(comparable(again), path).toEqual(comparable(ourAgain));
				expect(again.headers.etag, path).toBe(known);
			}
		}
		expect(etags.size).toBe(9);
	});

	test('sends compressed files to an old proxy as well', async () => {
		const socket = net.connect({ host: '127.0.0.1', port: Number(new URL(theirs.url).port) });
		socket.end('GET /de HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n');
		expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 .*Content-Encoding: gzip\r\n/s);
	});

	test('writes down nobody', async () => {
		await get(theirs.url, '/de');
		await get(theirs.url, '/nowhere');
		expect(await readFile(join(theirs.home, 'access.log'), 'utf8')).toBe('');
		expect(await readFile(join(theirs.home, 'error.log'), 'utf8')).not.toContain('nowhere');
	});

	// Its ETag is made of a file's time and size: see "Hosting" in the README.
	test('sends a new release at once, and one copied with its time not again', async () => {
		const manifest = join(folder, 'build/content/manifest.json');
		const publish = async (words: string, second: number) => {
			await put(manifest, words);
			await utimes(manifest, second, second);
		};
		const ask = (etag?: string) =>
			get(theirs.url, '/content/manifest.json', etag ? { 'if-none-match': etag } : {});
		await publish('{"seq":8}', 1_000_000_000);
		const { etag } = (await ask()).headers;
		await publish('{"seq":8}', 1_000_000_000);
		expect((await ask(etag)).status).toBe(304);
		await publish('{"seq":8}', 1_000_000_001);
		expect((await ask(etag)).status, 'copied without its time').toBe(200);
		await publish('{"seq":9}', 1_000_000_002);
		const after = await ask(etag);
		expect([after.status, after.body.toString()]).toEqual([200, '{"seq":9}']);
		await publish('{"seq":9}', 1_000_000_000);
		expect((await ask(etag)).status, 'given a fixed time, it is never seen').toBe(304);
	});
});

function comparable({ status, headers, body }: Answer) {
	const redirect = status === 308;
	const compared = COMPARED.filter((name) => !(redirect && /^content-(?:type|length)$/.test(name)));
	return {
		status,
		headers: Object.fromEntries(compared.map((name) => [name, headers[name]])),
		hasEtag: headers.etag !== undefined,
		// nginx says it in HTML as well; nobody reads it.
		body: redirect ? '' : body.toString('latin1')
	};
}

async function put(file: string, content: string | Buffer): Promise<void> {
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, content);
}
