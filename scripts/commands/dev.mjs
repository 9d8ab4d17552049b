import { spawn } from 'node:child_process';
import { publish } from '../site/build.mjs';
import { ROOT, toolPath } from '../run.mjs';
import { giveUp } from '../sentence.mjs';
import { ensureInstalled } from '../setup/install.mjs';

/**
 * `npm run dev`: the app with live reload, over content published once at the start.
 *
 * @param {string[]} args handed on to `vite dev`
 */
export async function dev(args) {
	try {
		await ensureInstalled();
		await publish();
	} catch (error) {
		giveUp(error);
	}
	// Keeps the terminal: vite has key commands, and ends itself on Ctrl-C.
	const vite = spawn(process.execPath, [toolPath('vite'), 'dev', ...args], { cwd: ROOT, stdio: 'inherit' });
	process.on('SIGINT', () => undefined);
	process.on('SIGTERM', () => vite.kill());
	vite.once('close', (code) => process.exit(code ?? 0));
}
