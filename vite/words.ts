import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:words';
const MESSAGES = /\/src\/paraglide\/messages\.js$/;

/**
 * Gives each visitor one language's words. Paraglide's own module imports every locale; in the browser this puts
 * in its place one that holds the words of the language loaded, a chunk of their own, and nothing else. The
 * server keeps Paraglide's module, since one process renders all locales.
 *
 * `virtual:words` exports `loadWords(locale)`; it must have resolved before any message is called.
 */
export function words(locales: readonly string[]): Plugin {
	return {
		name: 'lotse-words',
		enforce: 'pre',
		resolveId(id) {
			return id === VIRTUAL ? `\0${VIRTUAL}` : undefined;
		},
		load(id) {
			if (id !== `\0${VIRTUAL}`) return undefined;
			return this.environment.name === 'client'
				? `export { loadWords } from '/src/paraglide/messages.js';`
				: `export async function loadWords() {}`;
		},
		transform(_, id) {
			if (this.environment.name !== 'client' || !MESSAGES.test(id.split('?')[0] ?? '')) return undefined;
			const loaders = locales.map((locale) => `'${locale}': () => import('./messages/${locale}.js')`);
			return {
				code: `export let m = {};
const loaders = { ${loaders.join(', ')} };
export async function loadWords(locale) { m = await loaders[locale](); }`,
				map: null
			};
		}
	};
}
