import { version } from '$app/environment';
import { page } from '$app/state';
import { FIRST_STYLE, firstScreens, writeFirstScreen } from '$lib/sync/first-screens';

/** Where somebody starts: the start page and the lists. */
const KEPT = /^\/[^/]+(?:\/(?:offers|places|guides))?$/;
/** Under which address the installed app opens them; see `+page.svelte`. */
const SHORTCUT: Record<string, string> = { '': '/', offers: '/?to=offers', places: '/?to=places' };
/** Milliseconds after which a page is drawn and at rest. */
const AT_REST = 1_500;
/** As many rows of a list as a first screen can show. */
const ROWS = 6;
/** What counts only for the moment, or does nothing without a script. */
const PASSING = 'script, dialog, .status, [aria-labelledby="install-title"], #svelte-announcer';
/** Where the reader is stays nowhere, and what they are about to choose is not how the page begins. */
const NOT_KEPT = '.near, [aria-expanded="true"]';

let keeping = false;

/** Keeps from now on what each of these pages shows first; to be called when the phone has its copy. */
export function keepFirstScreens(): void {
	if (keeping) return;
	keeping = true;
	$effect.root(() => {
		$effect(() => {
			const { data, error, url } = page;
			if (error || url.search || !data || !KEPT.test(url.pathname)) return;
			const timer = setTimeout(() => void keep(url.pathname), AT_REST);
			return () => clearTimeout(timer);
		});
	});
}

async function keep(path: string): Promise<void> {
	const frame = document.querySelector('main')?.closest<HTMLElement>('body > *');
	if (!frame || frame.querySelector(NOT_KEPT)) return;
	const [, , list = ''] = path.split('/');
	const style = FIRST_STYLE + path;
	try {
		const copy = lastingCopy(frame);
		const screen = writeFirstScreen({
			tag: (document.documentElement.cloneNode() as HTMLElement).outerHTML.replace('</html>', ''),
			head: `<link rel="stylesheet" href="${style}">`,
			body: copy.outerHTML.replace(/<!--.*?-->/g, '')
		});
		const cache = await caches.open(firstScreens(version));
		await write(cache, style, stylesOf(copy), 'text/css');
		for (const address of [path, SHORTCUT[list]])
			if (address) await write(cache, address, screen, 'text/html');
	} catch {
		// A phone without room for it, or with an old browser, starts a moment later.
	}
}

/** Most visits change nothing, and flash wears out. */
async function write(cache: Cache, address: string, text: string, type: string): Promise<void> {
	if ((await (await cache.match(address))?.text()) === text) return;
	await cache.put(address, new Response(text, { headers: { 'content-type': type } }));
}

/** The page as it stands, without what will not hold. */
function lastingCopy(frame: HTMLElement): HTMLElement {
	const copy = frame.cloneNode(true) as HTMLElement;
	for (const part of copy.querySelectorAll(`${PASSING}, .list > :nth-child(n + ${ROWS + 1})`)) part.remove();
	// Whether a door is open now is worked out anew; its line keeps its place.
	for (const badge of copy.querySelectorAll<HTMLElement>('.badge')) badge.style.visibility = 'hidden';
	for (const menu of copy.querySelectorAll('details')) menu.open = false;
	for (const button of copy.querySelectorAll('button')) button.disabled = true;
	copy.id = 'first-screen';
	// For the rules that ask which way it runs.
	copy.dir = document.documentElement.dir;
	return copy;
}

/** The rules that paint a copy, wherever the page has them from: inside itself, as the host sent it, or linked. */
function stylesOf(copy: HTMLElement): string {
	const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
	return [...new Set(rules.filter((rule) => paints(rule, copy)).map(({ cssText }) => cssText))].join('\n');
}

/** Whether a rule, or one inside it, is for something in a copy. */
function paints(rule: CSSRule, copy: HTMLElement): boolean {
	if (rule instanceof CSSGroupingRule && [...rule.cssRules].some((inner) => paints(inner, copy))) return true;
	// What stands before or behind something is found with what it stands at.
	const asked = (selector: string) => selector.replace(/::[\w-]+(?:\(.*?\))?/g, ':is(*)');
	return rule instanceof CSSStyleRule && copy.querySelector(asked(rule.selectorText)) !== null;
}
