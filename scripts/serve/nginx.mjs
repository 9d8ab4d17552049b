import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../run.mjs';

const CONFIGURATION = join(ROOT, 'hosting/nginx');
const STARTS_WITHIN_MS = 10_000;
const TRIES = 3;

/**
 * @typedef {object} Options
 * @property {string} dir the folder to serve
 * @property {import('../setup/nginx.mjs').Nginx} nginx
 * @property {{ certificate: string, key: string }} [tls] files; without them it speaks plain HTTP
 * @property {number} [core] the one processor core it may use, counted from 0
 */

/**
 * @typedef {object} Running
 * @property {string} url
 * @property {number} pid of the process whose child is the worker
 * @property {string} home the folder with everything that it writes
 * @property {() => Promise<void>} close
 */

/**
 * A running nginx on this machine only, with the rules in `hosting/nginx/`, as one worker that keeps everything it
 * writes in a folder of its own. It ends with `close`, by the id of the process that was started here.
 *
 * @param {Options} options
 * @returns {Promise<Running>}
 */
export async function serveByNginx(options) {
	const home = await mkdtemp(join(tmpdir(), 'lotse-nginx-'));
	try {
		return await start(options, home, TRIES);
	} catch (error) {
		await rm(home, { recursive: true, force: true });
		throw error;
	}
}

/**
 * @param {Options} options
 * @param {string} home
 * @param {number} tries nginx cannot be asked for any free port, and somebody may take the one that was free just now
 * @returns {Promise<Running>}
 */
async function start(options, home, tries) {
	const port = await freePort();
	const log = join(home, 'error.log');
	await writeFile(join(home, 'nginx.conf'), mainConfiguration(options, port));
	const args = ['-p', home, '-c', join(home, 'nginx.conf'), '-e', log];
	const child = spawn(options.nginx.program, args, { stdio: 'ignore' });
	const over = once(child, 'exit').then(
		() => true,
		() => true
	);
	const stop = () => child.kill('SIGTERM');
	process.once('exit', stop);
	const close = async () => {
		process.off('exit', stop);
		if (child.exitCode === null) stop();
		await over;
		await rm(home, { recursive: true, force: true });
	};
	const until = Date.now() + STARTS_WITHIN_MS;
	// Written when it listens. To be connected would not be enough: somebody else may have taken the port.
	while (!existsSync(join(home, 'nginx.pid'))) {
		const dead = await Promise.race([over, wait(20, false)]);
		if (!dead && Date.now() < until) continue;
		const said = await readFile(log, 'utf8').catch(() => 'it left no log');
		process.off('exit', stop);
		if (!dead) stop();
		if (tries > 1 && said.includes('Address already in use')) return start(options, home, tries - 1);
		throw new Error(`nginx did not start: ${said}`);
	}
	return { url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`, pid: child.pid ?? 0, home, close };
}

/**
 * What /etc/nginx/nginx.conf and the site are on a real host.
 *
 * @param {Options} options
 * @param {number} port
 */
function mainConfiguration({ dir, nginx, tls, core }, port) {
	const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
	const lines = [
		`load_module "${nginx.brotli}";`,
		// Its workers would be nobody, who may not read a folder made by root.
		process.getuid?.() === 0 ? 'user root;' : '',
		'daemon off;',
		'pid nginx.pid;',
		'worker_processes 1;',
		core === undefined ? '' : `worker_cpu_affinity ${'1'.padEnd(core + 1, '0')};`,
		'events { worker_connections 1024; }',
		'http {',
		// What other people have there, and the rules have to hold against.
		'access_log access.log; gzip on; gzip_types *; gzip_vary on; charset iso-8859-1; override_charset on;',
		...folders.map((name) => `${name}_temp_path ${name};`),
		`include "${CONFIGURATION}/http.conf";`,
		'server {',
		`listen 127.0.0.1:${port}${tls ? ' ssl' : ''};`,
		tls ? `ssl_certificate "${tls.certificate}"; ssl_certificate_key "${tls.key}";` : '',
		`root "${resolve(dir)}";`,
		`include "${CONFIGURATION}/server.conf";`,
		'}',
		'}'
	];
	return lines.join('\n');
}

/** @returns {Promise<number>} */
async function freePort() {
	const server = net.createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	await new Promise((done) => server.close(done));
	if (typeof address !== 'object' || !address) throw new Error('no free port');
	return address.port;
}
