import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The public side of the keys that publishing signs with: the publisher's own, or else those made on this machine.
 * The same order as in `src/publish/keys/signer.ts`.
 *
 * @param {string} root the project's folder
 * @returns {string | undefined} undefined before anything was published
 */
export function trustFile(root) {
	return [process.env.LOTSE_KEYS || 'keys', '.cache/keys']
		.map((folder) => join(resolve(root, folder), 'trust.json'))
		.find((file) => existsSync(file));
}

/**
 * What the shell is built to trust, as JSON text; undefined before anything was published. The chain beside it in
 * the file travels with each release and is no part of the shell.
 *
 * @param {string} root the project's folder
 * @returns {string | undefined}
 */
export function trustText(root) {
	const file = trustFile(root);
	if (file === undefined) return undefined;
	const { trust } = JSON.parse(readFileSync(file, 'utf8'));
	const { version, key } = trust.root;
	// Written out field by field, so that the same keys are the same text however the file is laid out.
	return JSON.stringify({ root: { version, key: { x: key.x, y: key.y } }, content: trust.content });
}

/**
 * The code of the module `virtual:trust`; undefined before anything was published.
 *
 * @param {string} root the project's folder
 * @returns {string | undefined}
 */
export function trustModule(root) {
	const text = trustText(root);
	return text === undefined ? undefined : `export const TRUST = ${text};\n`;
}
