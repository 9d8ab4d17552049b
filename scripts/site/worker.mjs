import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the minifier leaves of a list of addresses that nobody reads: one empty sum for each of them. */
const EMPTY_SUMS = /(?<=^|[;\n])([\w$]+)\+``(?:,\1\+``)*;/g;

/**
 * Kit tells the worker of every prerendered page. Ours does not ask, but something of each stays behind in it: with one
 * page more its bytes would be others, and every phone would be offered a new shell for a new offer.
 *
 * @param {string} outDir the folder of the built site
 */
export async function forgetPages(outDir) {
	const path = join(outDir, 'service-worker.js');
	await writeFile(path, (await readFile(path, 'utf8')).replace(EMPTY_SUMS, ''));
}
