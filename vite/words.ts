import type { Plugin } from 'vite';
import { firstWords } from './first-words.ts';

const VIRTUAL = 'virtual:words';
const MESSAGES = /\/src\/paraglide\/messages\.js$/;
const LOCALE_MODULE = /\/src\/paraglide\/messages\/[\w-]+\.js$/;
const REGISTRY = /\/src\/paraglide\/registry\.js$/;
const MORE = '?part=more';

/**
 * Gives each visitor one language's words, and first no more of them than the first view says. Paraglide's own
 * module imports every locale; in the browser this puts in its place one that holds the words of the language
 * loaded, two chunks for each language, and nothing else. The server keeps Paraglide's module, since one process
 * renders all locales.
 *
 * `virtual:words` exports `loadWords(locale)` and `loadMoreWords(locale)`, by default of the language spoken; they
 * must have resolved before any message of theirs is called. `fetchWords(locale)` has them brought for later.
 */
export function words(locales: readonly string[]): Plugin {
	let first: Set<string> | undefined;
	return {
		name: 'lotse-words',
		enforce: 'pre',
		buildStart() {
			first = undefined;
		},
		resolveId(id) {
			return id === VIRTUAL ? `\0${VIRTUAL}` : undefined;
		},
		load(id) {
			if (id !== `\0${VIRTUAL}`) return undefined;
			return this.environment.name === 'client'
				? `export { loadWords, loadMoreWords, fetchWords } from '/src/paraglide/messages.js';`
				: ['loadWords', 'loadMoreWords', 'fetchWords']
						.map((name) => `export async function ${name}() {}`)
						.join('\n');
		},
		transform(code, id) {
			if (REGISTRY.test(id)) return { code: countedByOwnRules(code), map: null };
			if (this.environment.name !== 'client') return undefined;
			const [path = '', query] = id.split('?');
			if (LOCALE_MODULE.test(path)) {
				first ??= firstWords();
				const more = query === MORE.slice(1);
				// While somebody works on a page it may say a new word at any moment: all are first then.
				const isFirst = (name: string) => this.environment.mode === 'dev' || (first?.has(name) ?? false);
				return { code: only(code, (name) => isFirst(name) !== more), map: null };
			}
			return MESSAGES.test(path) ? { code: loaders(locales), map: null } : undefined;
		}
	};
}

/**
 * A language that the browser does not know would be counted by the rules of the phone's own one, and its words for
 * that many are missing. German counts as Kurmanji does: one, and other.
 */
function countedByOwnRules(code: string): string {
	const counted = code.replace('new Intl.PluralRules(locale,', "new Intl.PluralRules([locale, 'de'],");
	if (counted === code) throw new Error("Paraglide's registry counts in another way than it did.");
	return counted;
}

/**
 * A compiled module of messages with those left out whose names do not fit. It exports one object: five hundred exports
 * take a cheap phone as long to copy as the rest of a page to come alive.
 */
function only(code: string, fits: (name: string) => boolean): string {
	const names: string[] = [];
	const parts = code.split(/\n(?=export const )/).flatMap((part) => {
		const name = /^export const (\w+)/.exec(part)?.[1];
		if (name === undefined) return [part];
		if (!fits(name)) return [];
		names.push(name);
		return [part.replace('export ', '')];
	});
	return `${parts.join('\n')}\nexport const words = { ${names.join(', ')} };`;
}

/** The two parts of a language may arrive in any order; the first one makes it the language spoken. */
function loaders(locales: readonly string[]): string {
	const all = (query: string) =>
		locales.map((locale) => `'${locale}': () => import('./messages/${locale}.js${query}')`).join(', ');
	return `export let m = {};
let spoken;
const held = {};
const first = { ${all('')} };
const more = { ${all(MORE)} };
// Both run at once, so what is held is looked at after the wait and not before.
const hold = (locale, { words }) => { held[locale] = { ...held[locale], ...words }; };
export async function loadWords(locale) {
	hold(locale, await first[locale]());
	spoken = locale;
	m = held[locale];
}
export async function loadMoreWords(locale = spoken) {
	if (!locale) return;
	hold(locale, await more[locale]());
	if (locale === spoken) m = held[locale];
}
export const fetchWords = (locale) => Promise.all([first[locale](), more[locale]()]);`;
}
