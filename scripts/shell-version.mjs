import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { trustText } from './site/trust-file.mjs';
import { wishOrigin } from './site/wish-origin.mjs';

/** What the shell is made of. `content/` and `src/publish/` are not among it, on purpose. */
const SOURCES = [
	'src',
	'messages',
	'static',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts',
	'vite',
	// How the worker's second half is built, and what is taken out of the first.
	'scripts/site/background.mjs',
	'scripts/site/worker.mjs'
];
const NOT_SHIPPED = /^src\/(publish|paraglide)\/|\.spec\.ts$|(^|\/)\./;

/**
 * A short hash over the names and bytes of the shell's own sources and the keys built into it; the same sources, the
 * same version.
 */
export function shellVersion(root = process.cwd()) {
	const hash = createHash('sha256');
	for (const file of SOURCES.flatMap((source) => filesUnder(root, source)).sort()) {
		if (NOT_SHIPPED.test(file)) continue;
		hash
			.update(file)
			.update('\0')
			.update(readFileSync(join(root, file)))
			.update('\0');
	}
	hash.update(trustText(root) ?? '');
	// Stands in the policy of the shell page.
	hash.update(wishOrigin(root).join());
	return hash.digest('hex').slice(0, 12);
}

/** @param {string} root @param {string} path @returns {string[]} */
function filesUnder(root, path) {
	try {
		return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1));
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		if (code === 'ENOTDIR') return [path];
		if (code === 'ENOENT') return [];
		throw error;
	}
}
