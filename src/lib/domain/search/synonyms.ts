import type { Address } from '../records';

/** Groups of words for the same thing, everyday and official: the record `synonyms/all` of a text pack. */
export interface Synonyms {
	words: string[][];
}

/** Where they stand in a pack; a kind that shells from before leave out. */
export const SYNONYMS = 'synonyms/all' as Address;
