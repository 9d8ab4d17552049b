import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { ROOT } from '../run.mjs';

const CACHE = join(ROOT, '.cache/compressed');
const COMPRESSIBLE = /\.(css|html|js|json|mjs|svg|txt|webmanifest|xml)$/;
/** Below this the headers outweigh what is saved. Bytes. */
const WORTH_IT = 200;
const AT_ONCE = 2;
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** @type {[suffix: string, compress: (bytes: Buffer) => Promise<Buffer>][]} */
const FORMATS = [
	[
		'.br',
		(bytes) =>
			promisify(brotliCompress)(bytes, {
				params: {
					[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
					[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
					[constants.BROTLI_PARAM_SIZE_HINT]: bytes.length
				}
			})
	],
	['.gz', (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION })]
];

/**
 * Puts a `.br` and a `.gz` beside every compressible file that has none yet. What was compressed once is
 * kept under the hash of its bytes, because the best brotli takes longer than the rest of the build.
 *
 * @param {string} folder
 * @returns {Promise<{ files: number, reused: number }>}
 */
export async function compressFolder(folder) {
	await mkdir(CACHE, { recursive: true });
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const queue = entries
		.filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
	const used = new Set();
	let files = 0;
	let reused = 0;

	const work = async () => {
		for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
			const bytes = await readFile(path);
			if (bytes.length < WORTH_IT) continue;
			const hash = createHash('sha256').update(bytes).digest('hex');
			let fresh = false;
			for (const [suffix, compress] of FORMATS) {
				used.add(hash + suffix);
				if (existsSync(path + suffix)) continue;
				const kept = join(CACHE, hash + suffix);
				if (!existsSync(kept)) {
					fresh = true;
					await writeWhole(kept, await compress(bytes));
				}
				// A copy, not a link: whoever writes into build/ must not change the cache.
				await copyFile(kept, path + suffix);
			}
			files++;
			if (!fresh) reused++;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	await forgetUnused(used);
	return { files, reused };
}

/**
 * Never leaves half a file under a name that promises its content. Two equal files may get here at once.
 *
 * @param {string} path
 * @param {Buffer} bytes
 */
async function writeWhole(path, bytes) {
	const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
	await writeFile(draft, bytes);
	await rename(draft, path);
}

/** @param {Set<string>} used */
async function forgetUnused(used) {
	const oldest = Date.now() - KEPT_MS;
	for (const name of await readdir(CACHE)) {
		if (used.has(name)) continue;
		const path = join(CACHE, name);
		if ((await stat(path)).mtimeMs < oldest) await rm(path);
	}
}
