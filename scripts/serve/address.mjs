/**
 * What a request line asks for. The path of a `file` holds no empty, hidden or climbing segment, so that it
 * cannot lead out of the folder it is looked up in.
 *
 * @typedef {{ kind: 'bad' }
 *   | { kind: 'moved', to: string }
 *   | { kind: 'file', path: string }} Address
 */

/**
 * @param {string} url as it came in the request line
 * @returns {Address}
 */
export function readAddress(url) {
	const raw = url.replace(/\?.*$/s, '');
	const query = url.slice(raw.length);
	const path = decode(raw);
	if (path === undefined || !path.startsWith('/')) return { kind: 'bad' };
	// A slash of either kind that hides in an escape is nobody's honest address.
	if (/\0|\\/.test(path) || /%2f/i.test(raw)) return { kind: 'bad' };
	const segments = path.slice(1).split('/');
	const last = segments.pop();
	// Also keeps `//elsewhere.example/` from becoming a redirect to another host.
	if (segments.some((segment) => segment === '' || isHidden(segment))) return { kind: 'bad' };
	if (last === '' && segments.length > 0) return { kind: 'moved', to: raw.slice(0, -1) + query };
	if (last === undefined || isHidden(last)) return { kind: 'bad' };
	return { kind: 'file', path };
}

/**
 * The files that may answer a path, best first: `/de/offers` is prerendered as `de/offers.html`.
 *
 * @param {string} path
 * @returns {string[]} paths relative to the served folder
 */
export function filesFor(path) {
	const name = path.slice(1);
	return name === '' ? ['index.html'] : [name, `${name}.html`, `${name}/index.html`];
}

/** @param {string} segment */
function isHidden(segment) {
	return segment.startsWith('.') && segment !== '.well-known';
}

/** @param {string} text */
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
