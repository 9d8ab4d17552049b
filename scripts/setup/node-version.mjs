const MAJOR = 20;
const MINOR = 19;

/**
 * Ends the program with one sentence when Node is too old.
 *
 * Written in old JavaScript, and importing nothing, so that an old Node gets as far as saying it.
 *
 * @param {string} [version] as in `process.versions.node`
 */
export function checkNode(version) {
	const found = version || process.versions.node;
	const major = Number(found.split('.')[0]);
	const minor = Number(found.split('.')[1]);
	if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return;
	console.error(
		'Lippe Lotse needs Node.js ' +
			MAJOR +
			'.' +
			MINOR +
			' or newer and this is ' +
			found +
			': please install the current version from https://nodejs.org and try again.'
	);
	process.exit(1);
}
