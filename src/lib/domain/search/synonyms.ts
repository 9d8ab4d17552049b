import * as v from 'valibot';
import type { PackRecords, Text } from '../records';

/** Groups of words for the same thing, everyday and official. A group has at least two entries. */
export interface Synonyms {
	words: string[][];
}

/** Where they stand in a text pack; a kind of record that shells from before leave out. */
export const SYNONYMS = 'synonyms/all';

/** Entries are looked for in a question up to this length, in words. */
export const LONGEST_ENTRY = 4;

const SynonymsSchema = v.object({ words: v.array(v.array(v.string())) });

/** The synonyms of a text pack, if it has any that this code understands. */
export function synonymsIn(texts: PackRecords<Text>): Synonyms | undefined {
	const record = v.safeParse(SynonymsSchema, texts[SYNONYMS]);
	return record.success ? record.output : undefined;
}
