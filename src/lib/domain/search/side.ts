import type { SearchText } from './document';
import type { Language } from './language';
import { dumpLexicon, lexiconBuilder, loadLexicon, type Lexicon, type LexiconDump } from './lexicon';
import { postingsOf, spreadOf, type Postings } from './postings';
import { linesOf, runsOf, type Runs } from './runs';

/** All texts of one language, ready to be searched. */
export interface Side {
	language: Language;
	lexicon: Lexicon;
	texts: (SearchText | undefined)[];
	/** How many texts there are. */
	count: number;
	runs: Runs;
	postings: Postings;
}

export interface SideDump {
	lexicon: LexiconDump;
	runs: Runs;
	postings: Postings;
}

const SLICE = 8;

/** Yields after every few milliseconds of work. */
export function* buildSide(texts: (SearchText | undefined)[], language: Language): Generator<void, Side> {
	const { lexicon, read, finish } = lexiconBuilder(language);
	const pages: (number[][] | undefined)[] = [];
	for (const [id, text] of texts.entries()) {
		pages.push(text && linesOf(text).map(read));
		if (id % SLICE === SLICE - 1) yield;
	}
	yield* finish();
	const runs = runsOf(pages, lexicon.words.length);
	const postings = yield* postingsOf(runs, lexicon);
	return { language, lexicon, texts, count: countOf(texts), runs, postings };
}

function countOf(texts: (SearchText | undefined)[]): number {
	return texts.filter((text) => text !== undefined).length;
}

/** How much a stem tells texts apart: inverse document frequency as BM25 has it. */
export function rarityOf({ postings, count }: Side, stem: number): number {
	const texts = spreadOf(postings, stem);
	return Math.log(1 + (count - texts + 0.5) / (texts + 0.5));
}

export function dumpSide({ lexicon, runs, postings }: Side): SideDump {
	return { lexicon: dumpLexicon(lexicon), runs, postings };
}

export function loadSide(dump: SideDump, texts: (SearchText | undefined)[], language: Language): Side {
	const { runs, postings } = dump;
	return { language, lexicon: loadLexicon(dump.lexicon), texts, count: countOf(texts), runs, postings };
}
