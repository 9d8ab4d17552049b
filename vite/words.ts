import type { Plugin } from 'vite';

const VIRTUAL = 'virtual:words';
const INDEX = /\/src\/paraglide\/messages\/_index\.js$/;

/**
 * Gives each visitor one language's words. Paraglide's own index imports every locale; in the browser this
 * puts a thin index in its place, whose words are a chunk of their own, loaded before the first render.
 * The server keeps Paraglide's index, since one process renders all locales.
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
				? `export { loadWords } from '/src/paraglide/messages/_index.js';`
				: `export async function loadWords() {}`;
		},
		transform(code, id) {
			if (this.environment.name !== 'client' || !INDEX.test(id.split('?')[0] ?? '')) return undefined;
			const names = [...code.matchAll(/^export const (\w+) = /gm)].map(([, name]) => name);
			if (names.length === 0) this.error('no messages: was project.inlang compiled?');
			return { code: indexOf(names as string[], locales), map: null };
		}
	};
}

function indexOf(names: string[], locales: readonly string[]): string {
	const loaders = locales.map((locale) => `${JSON.stringify(locale)}: () => import('./${locale}.js')`);
	return [
		`let words = {};`,
		`const loaders = { ${loaders.join(', ')} };`,
		`export async function loadWords(locale) { words = await loaders[locale](); }`,
		...names.map((name) => `export const ${name} = (inputs) => words.${name}(inputs);`)
	].join('\n');
}
