import type { Plugin } from 'vite';

/** The name of the chunk group that draws the streets; `src/service-worker/streets.ts` knows its files by it. */
export const STREET_CHUNK = 'streets';

/**
 * Kit calls every chunk by its hash alone. This one gets its name as well, so that the worker can leave it out of the
 * precache: it comes with the street pack, and whoever has none does not pay for it.
 */
export function streets(): Plugin {
	return {
		name: 'street-chunk',
		apply: 'build',
		outputOptions(options) {
			const names = options.chunkFileNames;
			if (typeof names !== 'string' || !names.includes('[hash]')) return null;
			const named = names.replace('[hash]', `${STREET_CHUNK}.[hash]`);
			return { ...options, chunkFileNames: ({ name }) => (name === STREET_CHUNK ? named : names) };
		}
	};
}
