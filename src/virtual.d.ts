declare module 'virtual:words' {
	/** Loads one language's interface words; must have resolved before any message is called. */
	export function loadWords(locale: import('$lib/domain/records').Locale): Promise<void>;
}
