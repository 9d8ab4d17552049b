import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../run.mjs';
import { trustModule } from './trust-file.mjs';

/** The file that the worker takes along where the browser has Background Sync; see `src/service-worker/`. */
export const BACKGROUND = 'background.js';

/**
 * Builds the worker's second half: one classic script, since that is all a classic worker can import.
 *
 * @param {string} outDir the folder of the built site
 */
export async function buildBackground(outDir) {
	await build({
		root: ROOT,
		configFile: false,
		publicDir: false,
		logLevel: 'warn',
		plugins: [trust()],
		build: {
			outDir,
			emptyOutDir: false,
			copyPublicDir: false,
			modulePreload: false,
			target: 'es2022',
			rolldownOptions: {
				input: join(ROOT, 'src/service-worker/background/index.ts'),
				output: { format: 'iife', entryFileNames: BACKGROUND }
			}
		}
	});
}

/**
 * The site's own plugin for this is TypeScript, which a script cannot load.
 *
 * @returns {import('vite').Plugin}
 */
function trust() {
	const resolved = '\0virtual:trust';
	return {
		name: 'lotse-trust-background',
		resolveId: (id) => (id === 'virtual:trust' ? resolved : undefined),
		load: (id) => (id === resolved ? trustModule(ROOT) : undefined)
	};
}
