import { parseArgs } from 'node:util';
import { buildSite } from '../site/build.mjs';
import { giveUp } from '../sentence.mjs';
import { ensureInstalled } from '../setup/install.mjs';

/**
 * `npm run build`: the site in `build/`, ready for any static host. `--force` builds it anew.
 *
 * @param {string[]} args
 */
export async function build(args) {
	try {
		const { values } = parseArgs({ args, options: { force: { type: 'boolean' } } });
		await ensureInstalled();
		const built = await buildSite({ force: values.force === true });
		console.log(built ? 'The site is in build/.' : 'Nothing has changed: the site in build/ is up to date.');
	} catch (error) {
		giveUp(error);
	}
}
