import type { Plugin } from 'vite';

/** The name of the chunk group that draws the streets; `src/service-worker/streets.ts` knows its files by it. */
export const STREET_CHUNK = 'streets';

const WORDS = /\/src\/paraglide\/messages\/([\w-]+)\.js(?:\?|$)/;

/**
 * Kit calls every chunk by its hash alone. Those that not everybody needs get a name as well, so that the worker can
 * leave them out of the precache: the streets come with the street pack, `words.<locale>` with the language.
 */
export function namedChunks(): Plugin {
	return {
		name: 'named-chunks',
		apply: 'build',
		outputOptions(options) {
			const names = options.chunkFileNames;
			if (typeof names !== 'string' || !names.includes('[hash]')) return null;
			const named = (name: string) => names.replace('[hash]', `${name}.[hash]`);
			return {
				...options,
				chunkFileNames({ name, facadeModuleId }) {
					if (name === STREET_CHUNK) return named(STREET_CHUNK);
					const locale = WORDS.exec(facadeModuleId ?? '')?.[1];
					return locale ? named(`words.${locale}`) : names;
				}
			};
		}
	};
}
