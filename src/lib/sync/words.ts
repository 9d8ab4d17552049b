/** The cache that holds the interface words of the languages on this phone; the worker fills it. */
export const WORDS_CACHE = 'lotse-words';

/** What a page tells the worker: which languages are on this phone now. */
export interface KeepWords {
	type: 'KEEP_WORDS';
	/** BCP 47 tags. */
	locales: readonly string[];
}
