declare module 'virtual:words' {
	/** Loads what the first view says in one language; must have resolved before any message is called. */
	export function loadWords(locale: import('$lib/domain/records').Locale): Promise<void>;
	/** Loads all other words of it, by default of the language spoken, beside the first ones. */
	export function loadMoreWords(locale?: import('$lib/domain/records').Locale): Promise<void>;
	/** Brings all words of a language onto the phone without speaking it. Rejects when they cannot be had. */
	export function fetchWords(locale: import('$lib/domain/records').Locale): Promise<unknown>;
}

declare module 'virtual:trust' {
	/** Whose releases this shell believes, from the keys that publishing signs with. */
	export const TRUST: import('$lib/domain/release/trust').Trust;
}
