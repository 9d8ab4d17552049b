import * as v from 'valibot';
import { LOCALES, type Locale } from '../../../lib/domain/records';
import { Sentence } from '../../sentence';
import { Events, Locations, Pages, type Event, type Location, type Page } from './shapes';

/** Where answers come from: a server, or a folder with saved ones. */
export interface Answers {
	/** Codes of the languages the region has, as Integreat writes them. */
	languages(): Promise<string[]>;
	/** Parsed JSON; undefined where there is none of this kind. */
	read(language: string, kind: 'pages' | 'locations' | 'events'): Promise<unknown>;
	/** What an answer is called in a sentence: an address or a file. */
	name(language: string, kind: string): string;
}

/** Everything a region says in one of our languages. */
export interface Said {
	pages: Page[];
	locations: Location[];
	events: Event[];
}

export interface Region {
	said: Partial<Record<Locale, Said>> & { de: Said };
	/** What the source calls each of our languages. */
	codes: Partial<Record<Locale, string>>;
	/** Codes of languages the region has and the app does not. */
	passedOver: string[];
}

/** Integreat's names for our languages, the best one first. */
const CODES: Readonly<Record<string, readonly string[]>> = {
	'de-simple': ['de-si', 'de-ls'],
	fa: ['fa', 'fa-ir', 'prs'],
	kmr: ['kmr', 'ku'],
	ar: ['ar'],
	en: ['en', 'en-gb', 'en-us'],
	ro: ['ro', 'ro-ro']
};

/** Asks for every language the app knows, one after the other. */
export async function readRegion(answers: Answers): Promise<Region> {
	const offered = await answers.languages();
	const wanted = LOCALES.flatMap((locale): [Locale, string][] => {
		const code = (CODES[locale] ?? [locale]).find((name) => offered.includes(name));
		return code === undefined ? [] : [[locale, code]];
	});
	const said: Partial<Record<Locale, Said>> = {};
	for (const [locale, code] of wanted) {
		said[locale] = {
			pages: await parsed(answers, code, 'pages', Pages),
			locations: await parsed(answers, code, 'locations', Locations),
			events: await parsed(answers, code, 'events', Events)
		};
	}
	const { de } = said;
	if (!de)
		throw new Sentence(
			`Die Region hat keine deutschen Texte (gefunden: ${offered.join(', ') || 'keine Sprache'}). Ohne sie lässt sich nichts übernehmen.`
		);
	if (de.pages.length + de.locations.length + de.events.length === 0) {
		throw new Sentence(
			'Die Region hat keinen einzigen deutschen Eintrag. Der letzte Stand bleibt, wie er ist.'
		);
	}
	const taken = new Set(wanted.map(([, code]) => code));
	return {
		said: { ...said, de },
		codes: Object.fromEntries(wanted),
		passedOver: offered.filter((code) => !taken.has(code)).sort()
	};
}

async function parsed<T>(
	answers: Answers,
	language: string,
	kind: 'pages' | 'locations' | 'events',
	schema: v.GenericSchema<unknown, T[]>
): Promise<T[]> {
	const answer = await answers.read(language, kind);
	if (answer === undefined) return [];
	const result = v.safeParse(schema, answer, { abortEarly: true });
	if (result.success) return result.output;
	const [issue] = result.issues;
	throw new Sentence(
		`${answers.name(language, kind)} hat nicht die Form, die Integreat verspricht: «${v.getDotPath(issue) ?? 'die ganze Antwort'}» ist ${issue.received} statt ${issue.expected ?? 'etwas Gültigem'}.`
	);
}
