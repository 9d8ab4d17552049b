import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { trustFile, trustText } from '../scripts/site/trust-file.mjs';

const VIRTUAL = 'virtual:trust';

/**
 * `virtual:trust` exports `TRUST`, the public keys that publishing signs with, baked into page and worker.
 *
 * Kit builds the worker with none of the site's plugins but with its aliases, so for the worker the same module is
 * written to a file that an alias leads to.
 */
export function trust(): Plugin {
	let root = process.cwd();
	return {
		name: 'lotse-trust',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
			const code = config.command === 'build' ? moduleCode(root) : undefined;
			const kit = code === undefined ? undefined : kitOf(config);
			if (code === undefined || !kit) return;
			const file = resolve(root, kit.outDir, 'trust.js');
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, code);
			// The aliases of the page have been read by now: there the plugin answers, and can complain.
			kit.alias[VIRTUAL] = file;
		},
		resolveId(id) {
			return id === VIRTUAL ? `\0${VIRTUAL}` : undefined;
		},
		load(id) {
			if (id !== `\0${VIRTUAL}`) return undefined;
			const file = trustFile(root);
			const code = moduleCode(root);
			if (file === undefined || code === undefined) {
				return this.error('there are no keys to trust yet: run npm run content first');
			}
			this.addWatchFile(file);
			return code;
		}
	};
}

function moduleCode(root: string): string | undefined {
	const text = trustText(root);
	return text === undefined ? undefined : `export const TRUST = ${text};\n`;
}

/** Kit's own settings, which its first plugin carries. */
function kitOf(config: ResolvedConfig): { outDir: string; alias: Record<string, string> } | undefined {
	const setup = config.plugins.find(({ name }) => name === 'vite-plugin-sveltekit-setup');
	const api = setup?.api as
		{ options?: { kit?: { outDir: string; alias: Record<string, string> } } } | undefined;
	return api?.options?.kit;
}
