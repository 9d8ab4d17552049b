import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';

/**
 * The bytes to send for a file, possibly compressed beforehand.
 *
 * @typedef {object} Variant
 * @property {Buffer} body
 * @property {string | undefined} encoding a `Content-Encoding`
 * @property {string} etag strong: a hash of the bytes, so the same content published again is still a 304
 */

/** @type {[encoding: string, suffix: string][]} Best first. */
const ENCODINGS = [
	['br', '.br'],
	['gzip', '.gz']
];

/**
 * Trusts, as any static host does, that a `.br` or `.gz` holds what the file beside it holds: whoever replaces
 * one replaces all of them.
 *
 * @param {string} file
 * @param {string} accepted the request's `Accept-Encoding`
 * @returns {Promise<Variant | undefined>} nothing if there is no such file
 */
export async function readVariant(file, accepted) {
	if (!(await isFile(file))) return undefined;
	for (const [encoding, suffix] of ENCODINGS) {
		if (accepts(accepted, encoding) && (await isFile(file + suffix))) return read(file + suffix, encoding);
	}
	return read(file, undefined);
}

/**
 * Whole files, because none here is larger than half a megabyte, and so length, hash and bytes always agree
 * even if the file is replaced at this moment.
 *
 * @param {string} file
 * @param {string | undefined} encoding
 */
async function read(file, encoding) {
	const body = await readFile(file);
	const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
	return { body, encoding, etag };
}

/** @param {string} file */
async function isFile(file) {
	try {
		return (await stat(file)).isFile();
	} catch {
		return false;
	}
}

/**
 * @param {string} accepted such as `gzip, br;q=0`
 * @param {string} encoding
 */
function accepts(accepted, encoding) {
	return accepted.split(',').some((entry) => {
		const [name, ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
		return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
	});
}

/**
 * @param {string | undefined} known the request's `If-None-Match`
 * @param {string} etag
 */
export function isKnown(known, etag) {
	if (known === undefined) return false;
	return known.split(',').some((entry) => ['*', etag].includes(entry.trim().replace(/^W\//, '')));
}
