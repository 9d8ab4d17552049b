import type { Plugin } from 'vite';
import { trustFile, trustModule } from '../scripts/site/trust-file.mjs';

const VIRTUAL = 'virtual:trust';

/** `virtual:trust` exports `TRUST`, the public keys that publishing signs with, baked into the page. */
export function trust(): Plugin {
	let root = process.cwd();
	return {
		name: 'lotse-trust',
		enforce: 'pre',
		configResolved(config) {
			root = config.root;
		},
		resolveId(id) {
			return id === VIRTUAL ? `\0${VIRTUAL}` : undefined;
		},
		load(id) {
			if (id !== `\0${VIRTUAL}`) return undefined;
			const file = trustFile(root);
			const code = trustModule(root);
			if (file === undefined || code === undefined) {
				return this.error('there are no keys to trust yet: run npm run content first');
			}
			this.addWatchFile(file);
			return code;
		}
	};
}
