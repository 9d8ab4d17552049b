import type { SearchDocument } from './document';
import type { Languages } from './language';
import { buildSide, dumpSide, loadSide, type Side, type SideDump } from './side';
import type { Synonyms } from './synonyms';

/** All that a reader can find. Lives in memory; `dumpIndex` makes it plain data. */
export interface SearchIndex {
	documents: SearchDocument[];
	/** By language, everyday words and their official ones. */
	synonyms: string[][];
	own: Side;
	german: Side;
}

/** For IndexedDB and messages (structured clone): whole in itself but for the languages' code. */
export interface IndexDump {
	format: typeof DUMP_FORMAT;
	documents: SearchDocument[];
	synonyms: string[][];
	own: SideDump;
	german: SideDump;
}

/** Raised when this code can no longer read what it wrote before; then the index is built anew. */
export const DUMP_FORMAT = 2;

/**
 * Builds in slices of a few milliseconds and awaits `pause` after each, so that it may run beside a screen.
 * `synonyms`: those of the reader's language and of German, as far as there are any.
 */
export async function buildIndex(
	documents: SearchDocument[],
	synonyms: readonly (Synonyms | undefined)[],
	languages: Languages,
	pause: () => Promise<void> = () => Promise.resolve()
): Promise<SearchIndex> {
	const run = async <T>(slices: Generator<void, T>): Promise<T> => {
		for (;;) {
			const step = slices.next();
			if (step.done) return step.value;
			await pause();
		}
	};
	return {
		documents,
		synonyms: synonyms.flatMap((each) => each?.words ?? []),
		own: await run(
			buildSide(
				documents.map(({ own }) => own),
				languages.own
			)
		),
		german: await run(
			buildSide(
				documents.map(({ german }) => german),
				languages.german
			)
		)
	};
}

export function dumpIndex({ documents, synonyms, own, german }: SearchIndex): IndexDump {
	return { format: DUMP_FORMAT, documents, synonyms, own: dumpSide(own), german: dumpSide(german) };
}

/** Undefined when the dump was written by other code; then the index is built anew. Far cheaper than building. */
export function loadIndex(dump: IndexDump, languages: Languages): SearchIndex | undefined {
	if (dump.format !== DUMP_FORMAT) return undefined;
	const { documents, synonyms } = dump;
	return {
		documents,
		synonyms,
		own: loadSide(
			dump.own,
			documents.map(({ own }) => own),
			languages.own
		),
		german: loadSide(
			dump.german,
			documents.map(({ german }) => german),
			languages.german
		)
	};
}
