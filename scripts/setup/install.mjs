import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT } from '../run.mjs';
import { Sentence } from '../sentence.mjs';

const MINUTE = 60_000;

/** Installs what `package-lock.json` names, when it is not there yet or something else is. */
export async function ensureInstalled() {
	if (installedAsLocked()) return;
	console.log('Installing what the project is built with (npm ci) …');
	// Everything is a devDependency, which NODE_ENV=production would leave out.
	const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
	const { code, output } = await npm(args, { limitMs: 10 * MINUTE, quiet: true });
	if (code === 0) return;
	throw new Sentence(
		`${output.trim().split('\n').slice(0, 4).join('\n')}\n` +
			'The packages could not be installed: is there a connection to the npm registry? Then try again.'
	);
}

/**
 * npm keeps its own note of what it put into `node_modules`, written last, so an install that was cut off
 * has none. Comparing with that note needs no stamp of ours and stays right after an `npm install` by hand.
 */
function installedAsLocked() {
	const wanted = readPackages('package-lock.json');
	const found = readPackages('node_modules/.package-lock.json');
	if (!wanted || !found) return false;
	return Object.entries(wanted).every(([path, entry]) => {
		if (path === '') return true;
		const there = found[path];
		// Binaries for other systems are in the lock file, and rightly not on this machine.
		if (!there) return entry.optional === true || entry.devOptional === true;
		return there.version === entry.version && there.integrity === entry.integrity;
	});
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }> | undefined}
 */
function readPackages(path) {
	try {
		return JSON.parse(readFileSync(join(ROOT, path), 'utf8')).packages;
	} catch {
		return undefined;
	}
}
