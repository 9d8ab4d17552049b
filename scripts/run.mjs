import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const WINDOWS = process.platform === 'win32';

/**
 * @typedef {object} Outcome
 * @property {number} code 0 when all went well; 127 when the command does not exist, 124 when it took too long
 * @property {string} output what it said, if it ran quietly
 */

/**
 * Runs a command and tells how it ended; a bad end is an outcome, not an exception.
 *
 * It gets a process group of its own, so that a test runner that hangs takes its browsers with it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ limitMs: number, quiet?: boolean, env?: Record<string, string> }} options
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { limitMs, quiet = false, env = {} }) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: ROOT,
			env: { ...process.env, ...env },
			stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
			detached: !WINDOWS
		});
		let output = '';
		let late = false;
		child.stdout?.on('data', (text) => (output += text));
		child.stderr?.on('data', (text) => (output += text));

		/** @param {NodeJS.Signals} signal */
		const kill = (signal) => {
			if (child.pid === undefined) return;
			try {
				if (WINDOWS) child.kill(signal);
				else process.kill(-child.pid, signal);
			} catch {
				// Already gone.
			}
		};
		const interrupted = () => {
			kill('SIGTERM');
			process.exit(130);
		};
		const limit = setTimeout(() => {
			late = true;
			kill('SIGTERM');
			setTimeout(() => kill('SIGKILL'), 3000).unref();
		}, limitMs);
		process.once('SIGINT', interrupted).once('SIGTERM', interrupted);

		/** @param {number} code */
		const end = (code) => {
			clearTimeout(limit);
			process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
			if (late) kill('SIGKILL');
			resolve({ code: late ? 124 : code, output });
		};
		child.once('error', () => end(127));
		child.once('close', (code) => end(code ?? 1));
	});
}

/**
 * Runs npm, which is a script and no program on Windows.
 *
 * @param {string[]} args
 * @param {{ limitMs: number, quiet?: boolean, env?: Record<string, string> }} options
 */
export function npm(args, options) {
	return WINDOWS ? run('cmd', ['/d', '/c', 'npm', ...args], options) : run('npm', args, options);
}

/**
 * Runs a tool out of `node_modules` with this very Node.
 *
 * @param {string} name a package, or `package#bin` where the package holds more than one
 * @param {string[]} args
 * @param {{ limitMs: number, quiet?: boolean, env?: Record<string, string> }} options
 */
export function tool(name, args, options) {
	return run(process.execPath, [toolPath(name), ...args], options);
}

/**
 * @param {string} name a package, or `package#bin`
 * @returns {string} the file that Node has to be given
 */
export function toolPath(name) {
	const [module = name, bin = module] = name.split('#');
	const folder = join(ROOT, 'node_modules', module);
	const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return join(folder, typeof bins === 'string' ? bins : bins[bin]);
}
