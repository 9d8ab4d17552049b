import type { Plugin } from 'vite';

/** The name of the chunk group that draws the streets; `src/service-worker/streets.ts` knows its files by it. */
export const STREET_CHUNK = 'streets';

/** What works out the days of events; `src/service-worker/dates.ts` knows its files by it. */
export const DATE_CHUNK = 'dates';

/** The interface words of a language, or how the search reads it. */
const OF_LANGUAGE = [
	/\/src\/paraglide\/messages\/([\w-]+)\.js(?:\?|$)/,
	// German is searched whatever the reader's language, so it stays with the shell.
	/\/@orama\/(?:stemmers|stopwords)\/dist\/(?!de\.)([\w-]+)\.m?js$/
];

/**
 * Kit calls every chunk by its hash alone. Those that not everybody needs get a name as well, so that the worker can
 * leave them out of the precache: the streets come with the street pack, `dates` with the first offer that has days,
 * `words.<locale>` with the language.
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
					if (name === STREET_CHUNK || name === DATE_CHUNK) return named(name);
					const locale = OF_LANGUAGE.map((pattern) => pattern.exec(facadeModuleId ?? '')?.[1]).find(Boolean);
					return locale ? named(`words.${locale}`) : names;
				}
			};
		}
	};
}
