import { plainLetters } from './letters';

/** How one language's words are compared. */
export interface Language {
	/** A word as it is compared; what differs only in accents, case or keyboard comes out the same. */
	fold(word: string): string;
	/** A word without its endings, folded. */
	stem(word: string): string;
	/** Folded words that say nothing about what is asked. */
	stopWords: ReadonlySet<string>;
	/** Words are written together without limit, so that a part of one is a word of its own. */
	compounds: boolean;
}

/** The reader's language and that of the editors; the same one for a reader of German. */
export interface Languages {
	own: Language;
	german: Language;
}

interface Parts {
	stemmer?: (word: string) => string;
	stopwords?: readonly string[];
}

/** Each language's library, loaded on its own. A language without one is compared by the beginnings of its words. */
const LIBRARIES: Record<string, () => Promise<Parts>> = {
	de: async () => ({
		...(await import('@orama/stemmers/german')),
		...(await import('@orama/stopwords/german'))
	}),
	en: async () => ({
		...(await import('@orama/stemmers/english')),
		...(await import('@orama/stopwords/english'))
	}),
	ar: async () => ({
		...(await import('@orama/stemmers/arabic')),
		...(await import('@orama/stopwords/arabic'))
	}),
	tr: async () => ({
		...(await import('@orama/stemmers/turkish')),
		...(await import('@orama/stopwords/turkish'))
	}),
	ru: async () => ({
		...(await import('@orama/stemmers/russian')),
		...(await import('@orama/stopwords/russian'))
	}),
	uk: async () => ({
		...(await import('@orama/stemmers/ukrainian')),
		...(await import('@orama/stopwords/ukrainian'))
	}),
	ro: async () => ({
		...(await import('@orama/stemmers/romanian')),
		...(await import('@orama/stopwords/romanian'))
	}),
	bg: async () => ({
		...(await import('@orama/stemmers/bulgarian')),
		...(await import('@orama/stopwords/bulgarian'))
	})
};

/** Their endings are told by letters that folding makes the same. */
const OWN_LETTERS = new Set(['tr', 'ro', 'uk']);

/** Loads what a reader of `locale` (BCP 47) searches with: that language and German. */
export async function loadLanguages(locale: string): Promise<Languages> {
	const german = await loadLanguage('de');
	return { own: isGerman(locale) ? german : await loadLanguage(locale), german };
}

export function isGerman(locale: string): boolean {
	return baseOf(locale) === 'de';
}

async function loadLanguage(locale: string): Promise<Language> {
	const base = baseOf(locale);
	const { stemmer: library = beginning, stopwords = [] } = (await LIBRARIES[base]?.()) ?? {};
	const stemmer = dependable(library);
	const fold = remembered(base === 'de' ? (word) => withoutDigraphs(plainLetters(word)) : plainLetters);
	return {
		fold,
		stem: (word) =>
			fold(stemmer(OWN_LETTERS.has(base) ? word.toLocaleLowerCase(base).normalize('NFC') : fold(word))),
		stopWords: new Set(stopwords.map(fold)),
		compounds: base === 'de'
	};
}

/**
 * The Bulgarian stemmer (`@orama/stemmers` 3.1) writes into a string for some words, which a module may not: one such word
 * would leave a whole language without a search.
 */
function dependable(stemmer: (word: string) => string): (word: string) => string {
	return (word) => {
		try {
			return stemmer(word);
		} catch {
			return beginning(word);
		}
	};
}

function baseOf(locale: string): string {
	return locale.split('-', 1)[0] ?? locale;
}

const REMEMBERED = 50_000;

/** Texts and questions repeat their words, and folding one is dear. */
function remembered(fold: (word: string) => string): (word: string) => string {
	const known = new Map<string, string>();
	return (word) => {
		const before = known.get(word);
		if (before !== undefined) return before;
		if (known.size >= REMEMBERED) known.clear();
		const folded = fold(word);
		known.set(word, folded);
		return folded;
	};
}

/** Umlauts as people without the key write them; after a vowel or a q these are two sounds (neue, Quelle). */
function withoutDigraphs(word: string): string {
	return word.replace(/(^|[^aeq])ue/g, '$1u').replace(/([ao])e/g, '$1');
}

/** Where endings are many and no library knows them, the beginning of a word stands for all its forms. */
const BEGINNING = 5;

function beginning(word: string): string {
	return [...word].slice(0, BEGINNING).join('');
}
