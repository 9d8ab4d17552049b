import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const MANIFEST = '.vite/manifest.json';

/**
 * Kit walks a page's imports to find what the page must be sent with: scripts to preload, styles to write into it. It
 * walks what is imported later in the same turn, and whatever it comes upon that way first counts as not needed, though
 * the page itself imports it too: cards stood unstyled until their script had come, and that came last. No page here
 * shows on the host what it imports later, so Kit is given a list without that. Must stand before Kit, which reads it.
 */
export function ownImports(): Plugin {
	return {
		name: 'own-imports',
		apply: 'build',
		writeBundle: {
			order: 'pre',
			sequential: true,
			handler({ dir = '' }, bundle) {
				if (!(MANIFEST in bundle)) return;
				const path = join(dir, MANIFEST);
				const listed = JSON.parse(readFileSync(path, 'utf8')) as Record<
					string,
					{ dynamicImports?: string[] }
				>;
				for (const chunk of Object.values(listed)) delete chunk.dynamicImports;
				writeFileSync(path, JSON.stringify(listed, null, 2));
			}
		}
	};
}
