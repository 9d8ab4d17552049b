import type { PrecacheEntry } from 'workbox-precaching';

/** The page that answers every navigation; the static adapter's fallback. */
export const SHELL_PAGE = '/shell.html';

/** Addresses that are files, not pages, even when typed into the address bar. */
export const NOT_PAGES = [
	/^\/content\//,
	/^\/editors\//,
	/^\/_app\//,
	/\.(?:json|xml|txt|png|svg|webmanifest|js)$/
];

/** Static files nobody needs without a network: pictures of the icon are for the system that installs the app. */
const NOT_NEEDED = /(?:^|\/)(?:robots\.txt|\.)|\.png$/;

/**
 * What is precached. Hashed files carry their revision in the name; the rest take the shell's version,
 * which is a hash over the shell's own sources.
 */
export function shellFiles(
	build: readonly string[],
	files: readonly string[],
	version: string
): (PrecacheEntry | string)[] {
	return [
		...build.map((url) => ({ url, revision: null })),
		...files.filter((url) => !NOT_NEEDED.test(url)).map((url) => ({ url, revision: version })),
		{ url: SHELL_PAGE, revision: version }
	];
}
