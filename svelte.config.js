import { relative } from 'node:path';
import adapter from '@sveltejs/adapter-static';
import { wishOrigin } from './scripts/site/wish-origin.mjs';
import { shellVersion } from './scripts/shell-version.mjs';

/** @type {Map<string, string>} */
const classes = new Map();

/**
 * The class that marks what a component draws. It travels in every script, style and page, and by default it is three
 * times as long.
 *
 * @param {{ hash: (input: string) => string, filename: string }} component
 */
function cssHash({ hash, filename }) {
	// The same wherever the project lies.
	const name = `_${hash(relative(process.cwd(), filename)).slice(-3)}`;
	const other = classes.get(name);
	if (other && other !== filename) throw new Error(`${filename} and ${other} would share the class ${name}`);
	classes.set(name, filename);
	return name;
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { cssHash },
	kit: {
		// A test builds a second site beside the first.
		outDir: process.env.LOTSE_KIT ?? '.svelte-kit',
		adapter: adapter({
			pages: process.env.LOTSE_BUILD ?? 'build',
			fallback: 'shell.html',
			precompress: false
		}),
		alias: { $words: 'src/paraglide/messages.js' },
		// The same for every page, so that one shell page can answer every address.
		paths: { relative: false },
		prerender: { origin: process.env.LOTSE_ORIGIN ?? 'http://localhost:4173' },
		inlineStyleThreshold: 32_768,
		serviceWorker: { register: false },
		// A content release must not replace the shell: the version is what the shell is made of.
		version: { name: shellVersion() },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// Kit itself writes style attributes on the element it announces pages with.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				'connect-src': ['self', ...wishOrigin()],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self']
			}
		},
		output: { preloadStrategy: 'modulepreload' }
	}
};
