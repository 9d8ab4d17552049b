import type { Plugin } from 'vite';

/**
 * Vite has a script that imports another one later preload all that this one needs. What the first one has itself, and
 * the file that it asks for at the same moment, are left out of those lists: their names cost the reader bytes in
 * every script, and looking each of them up holds up the page's waking.
 */
export function askedOnce(): Plugin {
	const importsOf = new Map<string, readonly string[]>();
	const withImports = (file: string, found = new Set<string>()): Set<string> => {
		if (found.has(file)) return found;
		found.add(file);
		for (const each of importsOf.get(file) ?? []) withImports(each, found);
		return found;
	};
	return {
		name: 'asked-once',
		apply: 'build',
		config: () => ({
			build: {
				modulePreload: {
					resolveDependencies(file, needed, { hostId }) {
						const there = withImports(hostId);
						return needed.filter((each) => each !== file && !there.has(each));
					}
				}
			}
		}),
		generateBundle(_, bundle) {
			for (const file of Object.values(bundle)) {
				if (file.type === 'chunk') importsOf.set(file.fileName, file.imports);
			}
		}
	};
}
