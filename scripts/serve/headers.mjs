import { extname } from 'node:path';

/** On every answer. The rest of the content security policy stands in the pages, where its hashes are known. */
export const SECURITY = {
	'X-Content-Type-Options': 'nosniff',
	// Nobody learns from us which page of help somebody was reading.
	'Referrer-Policy': 'no-referrer',
	'Permissions-Policy':
		'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()',
	// A <meta> cannot say this one.
	'Content-Security-Policy': "frame-ancestors 'none'",
	'Cross-Origin-Opener-Policy': 'same-origin'
};

/** @type {Record<string, string>} */
const TYPES = {
	'.avif': 'image/avif',
	'.css': 'text/css; charset=utf-8',
	'.html': 'text/html; charset=utf-8',
	'.ico': 'image/x-icon',
	'.jpg': 'image/jpeg',
	'.js': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.pdf': 'application/pdf',
	'.png': 'image/png',
	'.svg': 'image/svg+xml; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.xml': 'application/xml; charset=utf-8'
};

/** @param {string} file */
export function typeOf(file) {
	return TYPES[extname(file)] ?? 'application/octet-stream';
}

/** Named by a hash of what they hold, or by the two releases between which nothing can change any more. */
const FOR_EVER = [
	/^\/_app\/immutable\//,
	/^\/content\/(?:[^/]+\/)*[0-9a-f]{64}(?:\.\w+)?$/,
	/^\/content\/diff\//
];

/**
 * @param {string} path
 * @returns {string} a `Cache-Control`; what is not for ever is asked for again each time, and costs a 304
 */
export function cachingOf(path) {
	return FOR_EVER.some((pattern) => pattern.test(path)) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
