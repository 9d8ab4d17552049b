import { existsSync } from 'node:fs';
import { run } from '../run.mjs';

const SECOND = 1000;

/** Once is enough for all that is installed in one go. */
let updated = false;

/**
 * Installs Debian packages, where that is possible without asking anybody for a password.
 *
 * @param {string[]} packages
 * @param {{ what: string, seconds?: number }} options what it is for, as people call it; how long all of it may take
 * @returns {Promise<boolean>} whether apt-get says that they are there
 */
export async function installByApt(packages, { what, seconds = 480 }) {
	if (!existsSync('/usr/bin/apt-get')) return false;
	const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	if (asRoot.length > 0) {
		const allowed = await run('sudo', ['-n', 'true'], { limitMs: 5 * SECOND, quiet: true });
		if (allowed.code !== 0) return false;
	}
	// Not on standard output, which belongs to the figures that `npm run bench -- --json` prints.
	console.error(`Installing ${what} (apt-get install ${packages.join(' ')}) …`);
	/** @param {number} limit in seconds @param {string[]} args */
	const apt = (limit, ...args) => {
		const line = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
		return run('/usr/bin/env', line, { limitMs: limit * SECOND, quiet: true });
	};
	const until = Date.now() + seconds * SECOND;
	// An update that failed may still leave lists that are good enough.
	if (!updated) await apt(Math.min(120, seconds / 2), 'update', '-q');
	updated = true;
	const left = Math.max(1, (until - Date.now()) / SECOND);
	const { code, output } = await apt(left, 'install', '-y', '-q', '--no-install-recommends', ...packages);
	if (code !== 0) console.error(output.trim().split('\n').slice(-3).join('\n'));
	return code === 0;
}
