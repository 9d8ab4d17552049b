import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../run.mjs';
import { Sentence } from '../sentence.mjs';
import { installByApt } from './apt.mjs';

const SECOND = 1000;
const PACKAGES = ['nginx', 'libnginx-mod-http-brotli-static'];
const BENCH_PACKAGES = ['wrk', 'openssl'];
/** Debian keeps servers where an ordinary user's PATH does not look. */
const FOLDERS = [
	...(process.env.PATH ?? '').split(delimiter).filter(Boolean),
	'/usr/sbin',
	'/usr/local/sbin'
];
const MODULE_FOLDERS = ['/usr/lib/nginx/modules', '/usr/lib64/nginx/modules', '/usr/local/lib/nginx/modules'];
const BROTLI = 'ngx_http_brotli_static_module.so';

/**
 * @typedef {object} Nginx
 * @property {string} program its path
 * @property {string} brotli the path of the module that sends `.br` files
 */

/** @returns {Promise<Nginx | undefined>} an nginx that starts, with its brotli module; nothing is installed */
export async function findNginx() {
	const program = find('nginx');
	const brotli = MODULE_FOLDERS.map((folder) => join(folder, BROTLI)).find((path) => existsSync(path));
	if (!program || !brotli) return undefined;
	const { code } = await run(program, ['-v'], { limitMs: 5 * SECOND, quiet: true });
	return code === 0 ? { program, brotli } : undefined;
}

/**
 * Finds nginx for the specs, or tries to install it for at most two minutes. Whoever cannot have it is told by the
 * specs that are left out.
 *
 * @returns {Promise<Nginx | undefined>}
 */
export async function tryNginx() {
	const found = await findNginx();
	if (found || !(await staysQuiet())) return found;
	await installByApt(PACKAGES, { what: 'nginx for the specs', seconds: 120 });
	return findNginx();
}

/**
 * Finds what the hosting bench needs, or installs it.
 *
 * @returns {Promise<{ nginx: Nginx, wrk: string, openssl: string }>}
 */
export async function ensureHosting() {
	const found = await findHosting();
	if (found) return found;
	const packages = [...PACKAGES, ...BENCH_PACKAGES];
	if (await staysQuiet()) await installByApt(packages, { what: 'what the hosting bench needs' });
	const installed = await findHosting();
	if (installed) return installed;
	throw new Sentence(
		`The hosting bench needs nginx with its brotli module, wrk and openssl; on Debian: apt-get install ${packages.join(' ')}`
	);
}

async function findHosting() {
	const nginx = await findNginx();
	const wrk = find('wrk');
	const openssl = find('openssl');
	return nginx && wrk && openssl ? { nginx, wrk, openssl } : undefined;
}

/**
 * Debian starts a web server on port 80 as soon as it is installed, which a test has no business to do on anybody's
 * computer. Containers forbid it by this policy: https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
 */
async function staysQuiet() {
	const { code } = await run('/usr/sbin/policy-rc.d', ['nginx', 'start'], {
		limitMs: 5 * SECOND,
		quiet: true
	});
	return code === 101;
}

/** @param {string} name */
function find(name) {
	return FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
