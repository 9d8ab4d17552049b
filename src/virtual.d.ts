declare module 'virtual:words' {
	/** Loads one language's interface words; must have resolved before any message is called. */
	export function loadWords(locale: import('$lib/domain/records').Locale): Promise<void>;
	/** Loads the words that only the lists and the map say, beside the others. */
	export function loadListWords(locale: import('$lib/domain/records').Locale): Promise<void>;
}

declare module 'virtual:trust' {
	/** Whose releases this shell believes, from the keys that publishing signs with. */
	export const TRUST: import('$lib/domain/release/trust').Trust;
}
