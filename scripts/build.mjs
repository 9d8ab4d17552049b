// Only what every Node can read stands here: the rest is loaded once Node is known to be new enough.
import { fileURLToPath } from 'url';
import { checkNode } from './setup/node-version.mjs';

/**
 * Publishes the content and builds the site into `build/`, if anything it is made from has changed.
 *
 * @param {{ force?: boolean }} [options] `force` builds even when nothing has changed
 * @returns {Promise<boolean>} whether something had to be built
 */
export function build(options) {
	return import('./site/build.mjs').then((site) => site.buildSite(options));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	checkNode();
	import('./commands/build.mjs').then((command) => command.build(process.argv.slice(2)));
}
