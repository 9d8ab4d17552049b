import http from 'node:http';
import { join, resolve } from 'node:path';
import { filesFor, readAddress } from './serve/address.mjs';
import { cachingOf, SECURITY, typeOf } from './serve/headers.mjs';
import { isKnown, readVariant } from './serve/variant.mjs';

// A handler of our own and not sirv: sirv lists the folder once at the start, or else looks at the disk but
// with weak, clock-based ETags, and it sends brotli to who refuses it with q=0. The tests publish a new
// release under a running server and count 304s.

/**
 * One request, as it is seen from here. Written down when it arrives, `status` and `bytes` when it is over.
 *
 * @typedef {object} Seen
 * @property {string} method
 * @property {string} url
 * @property {http.IncomingHttpHeaders} headers what the browser sent
 * @property {number} status 0 while it is being answered
 * @property {number} bytes sent over the wire, headers included
 */

/**
 * @typedef {object} Options
 * @property {string} dir the folder to serve
 * @property {(seen: Seen) => void} [onRequest] called when an answer is over, also one that was cut off
 * @property {Seen[]} [requests] a list to write every request into, in the order in which they come
 * @property {(req: http.IncomingMessage, res: http.ServerResponse) => boolean | Promise<boolean>} [intercept]
 *   may answer instead and return true: a captive portal, a body that breaks off
 */

/**
 * A static server over a built site that does what the app expects of its host: clean addresses, files
 * compressed beforehand, honest caching. Reads the disk at every request. Not listening yet.
 *
 * @param {Options} options
 * @returns {http.Server}
 */
export function createServer(options) {
	const dir = resolve(options.dir);
	return http.createServer(async (req, res) => {
		watch(req, res, options);
		try {
			if (await options.intercept?.(req, res)) return;
			for (const [name, value] of Object.entries(SECURITY)) res.setHeader(name, value);
			await answer(dir, req, res);
		} catch (error) {
			console.error(error);
			if (!res.headersSent) refuse(res, 500, 'Something went wrong here.');
			else res.destroy();
		}
	});
}

/**
 * A running server that remembers every request: for tests.
 *
 * @param {Options & { port?: number, host?: string }} options on a free port unless one is named
 * @returns {Promise<{ url: string, server: http.Server, requests: Seen[], close: () => Promise<void> }>}
 */
export async function serve({ port = 0, host, requests = [], ...options }) {
	const server = createServer({ ...options, requests });
	const url = await listen(server, port, host);
	return { url, server, requests, close: () => close(server) };
}

/**
 * @param {http.Server} server
 * @param {number} port 0 for any free one
 * @param {string} [host] this machine only, unless another is named
 * @returns {Promise<string>} the address to open
 */
export async function listen(server, port, host = '127.0.0.1') {
	await new Promise((done, failed) => {
		server.once('error', failed).listen(port, host, () => done(undefined));
	});
	const address = server.address();
	return `http://localhost:${typeof address === 'object' && address ? address.port : port}`;
}

/**
 * Stops at once, also when a browser keeps its connections open.
 *
 * @param {http.Server} server
 * @returns {Promise<void>}
 */
export function close(server) {
	return new Promise((done) => {
		server.close(() => done());
		server.closeAllConnections();
	});
}

/**
 * @param {string} dir
 * @param {http.IncomingMessage} req
 * @param {http.ServerResponse} res
 */
async function answer(dir, req, res) {
	if (req.method !== 'GET' && req.method !== 'HEAD') {
		res.setHeader('Allow', 'GET, HEAD');
		return refuse(res, 405, 'Only GET and HEAD are answered here.');
	}
	const address = readAddress(req.url ?? '');
	if (address.kind === 'bad') return refuse(res, 404, 'There is nothing here.');
	if (address.kind === 'moved') {
		res.writeHead(308, { Location: address.to, 'Content-Length': 0 }).end();
		return;
	}
	const { path } = address;
	const accepted = String(req.headers['accept-encoding'] ?? '');
	for (const file of filesFor(path)) {
		const variant = await readVariant(join(dir, file), accepted);
		if (variant) return send(req, res, file, variant, 200, cachingOf(path));
	}
	// Data must never be answered with a page, or a missing pack would look like a login page.
	const isPage = !/^\/(content|_app)\//.test(path) && String(req.headers.accept).includes('text/html');
	const shell = isPage && (await readVariant(join(dir, 'shell.html'), accepted));
	if (shell) return send(req, res, 'shell.html', shell, 404, 'no-cache');
	refuse(res, 404, 'There is nothing here.');
}

/**
 * @param {http.IncomingMessage} req
 * @param {http.ServerResponse} res
 * @param {string} file
 * @param {import('./serve/variant.mjs').Variant} variant
 * @param {number} status
 * @param {string} caching
 */
function send(req, res, file, { body, encoding, etag }, status, caching) {
	res.setHeader('Cache-Control', caching);
	res.setHeader('Vary', 'Accept-Encoding');
	if (status === 200) {
		res.setHeader('ETag', etag);
		if (isKnown(req.headers['if-none-match'], etag)) return void res.writeHead(304).end();
	}
	if (encoding) res.setHeader('Content-Encoding', encoding);
	res.writeHead(status, { 'Content-Type': typeOf(file), 'Content-Length': body.length });
	// Node itself leaves the body out for HEAD.
	res.end(body);
}

/**
 * @param {http.ServerResponse} res
 * @param {number} status
 * @param {string} words
 */
function refuse(res, status, words) {
	res.writeHead(status, {
		'Cache-Control': 'no-store',
		'Content-Type': 'text/plain; charset=utf-8',
		'Content-Length': Buffer.byteLength(words)
	});
	res.end(words);
}

/**
 * @param {http.IncomingMessage} req
 * @param {http.ServerResponse} res
 * @param {Options} options
 */
function watch(req, res, { requests, onRequest }) {
	if (!requests && !onRequest) return;
	const { method = '', url = '', headers, socket } = req;
	const before = socket.bytesWritten;
	/** @type {Seen} */
	const seen = { method, url, headers, status: 0, bytes: 0 };
	requests?.push(seen);
	res.once('close', () => {
		seen.status = res.statusCode;
		seen.bytes = socket.bytesWritten - before;
		onRequest?.(seen);
	});
}
