/**
 * First screens: what a page showed at its last visit, as HTML. The worker sends it along with the shell page, so that
 * there is something to read before any script has run; the app takes it away in the turn in which it draws the page.
 */

const PREFIX = 'lotse-first-screens-';

/** Where the style of a first screen lies; the page's address follows. */
export const FIRST_STYLE = '/first-screen.css?';

/** The name of the cache that holds those of one shell: its styles and addresses are in them. */
export function firstScreens(version: string): string {
	return PREFIX + version;
}

/**
 * Removes what is kept of every shell, `but` for one: drawn by another shell, from another release or in a language
 * that is no longer here.
 */
export async function forgetFirstScreens(caches: CacheStorage, but?: string): Promise<void> {
	for (const name of await caches.keys())
		if (name.startsWith(PREFIX) && name !== but) await caches.delete(name);
}

/** What is kept of one: the page's own tag, what belongs into its head, and into its body. The first two are one line. */
export interface FirstScreen {
	tag: string;
	head: string;
	body: string;
}

export function writeFirstScreen({ tag, head, body }: FirstScreen): string {
	return [tag, head, body].join('\n');
}

/** The shell page with a first screen in it, as `writeFirstScreen` wrote it. */
export function withFirstScreen(shell: string, screen: string): string {
	const [tag = '', head = '', ...body] = screen.split('\n');
	return shell
		.replace(/<html.*?>/, () => tag)
		.replace('</head>', (end) => head + end)
		.replace(/<body.*?>/, (start) => start + body.join('\n'));
}
