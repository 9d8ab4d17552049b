import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const LIST = '.vite/manifest.json';
const WORKER_CHUNK = /\/workers\/chunks\/[^/]+\.js$/;

type List = Record<string, { file: string; dynamicImports?: string[] }>;

/** Changes Vite's list of the files of a build. Must stand before Kit, which reads the list at the same moment. */
function changedList(name: string, change: (list: List, files: string[]) => void): Plugin {
	return {
		name,
		apply: 'build',
		writeBundle: {
			order: 'pre',
			sequential: true,
			handler({ dir = '' }, bundle) {
				if (!(LIST in bundle)) return;
				const path = join(dir, LIST);
				const list = JSON.parse(readFileSync(path, 'utf8')) as List;
				change(list, Object.keys(bundle));
				writeFileSync(path, JSON.stringify(list, null, 2));
			}
		}
	};
}

/**
 * Vite lists a worker among the files of a build, but not what the worker imports; Kit's list for the precache is made
 * of that. Without it a search would need the network.
 */
export function listedWorkerChunks(): Plugin {
	return changedList('listed-worker-chunks', (list, files) => {
		for (const file of files.filter((name) => WORKER_CHUNK.test(name)).sort()) list[`_${file}`] = { file };
	});
}

/**
 * Kit walks a page's imports to find what the page must be sent with: scripts to preload, styles to write into it. It
 * walks what is imported later in the same turn, and whatever it comes upon that way first counts as not needed, though
 * the page itself imports it too: cards stood unstyled until their script had come, and that came last. No page here
 * shows on the host what it imports later, so Kit is given a list without that.
 */
export function ownImports(): Plugin {
	return changedList('own-imports', (list) => {
		for (const chunk of Object.values(list)) delete chunk.dynamicImports;
	});
}
