import * as v from 'valibot';
import { SITUATIONS, type Term } from '../../lib/domain/first-steps';
import { AUDIENCES, LOCALES, type Locale } from '../../lib/domain/records';
import { readEmail, readPhone, readWeb } from './contact';
import { closed, date, FIELD, list, oneOf, readBy, reference, typeFault, words } from './fields';
import { hoursFault } from './hours';
import type { Known } from './known';
import { isLanguage } from './languages';
import { didYouMean } from './near';

/** Groups of fields that stand in several kinds of files. */

/** What fits on one line of a card, in characters. */
export const title = () => words(80);
export const summary = () => v.optional(words(160));
export const translated = () => v.optional(oneOf(['machine', 'human']));
/** The stamp of the German text; `written/stamp.ts` reads it, and no record carries it. */
export const of = () =>
	v.optional(
		v.pipe(
			words(),
			v.regex(
				/^[a-z]{8}$/,
				`${FIELD} ist der Stempel der deutschen Fassung. Bitte löschen Sie die Zeile; «npm run content -- --stamp» schreibt sie neu.`
			),
			v.transform(() => undefined)
		)
	);

const source = {
	title: title(),
	summary: summary(),
	body: v.optional(v.string(`${FIELD} muss ein Text sein.`)),
	costNote: v.optional(words()),
	hoursNote: v.optional(words()),
	closureNote: v.optional(words())
};
const sourceText = closed(source);
const translation = closed({ ...source, translated: translated(), of: of() });
/** What a source wrote is as long as it is, and carries the day of its last change. */
export const foreignText = { title: words(), summary: v.optional(words()), updated: v.optional(date()) };
const foreignSource = closed({ ...source, ...foreignText });
const foreignTranslation = closed({ ...source, ...foreignText, translated: translated() });

function otherLocales<T extends v.GenericSchema>(schema: T) {
	const entries = LOCALES.filter((locale) => locale !== 'de').map((locale) => [locale, v.optional(schema)]);
	return Object.fromEntries(entries) as Record<Exclude<Locale, 'de'>, v.OptionalSchema<T, undefined>>;
}

const unknownLocale = (key: string) =>
	`Die Sprache «${key}» kennt die App nicht. Bekannt sind: ${LOCALES.join(', ')}.`;

/** The words of a record, by language; German is always there. */
export const texts = () => closed({ de: sourceText, ...otherLocales(translation) }, unknownLocale);
/** The same of an imported record. */
export const foreignTexts = () =>
	closed({ de: foreignSource, ...otherLocales(foreignTranslation) }, unknownLocale);
export type Texts = v.InferOutput<ReturnType<typeof texts>> | v.InferOutput<ReturnType<typeof foreignTexts>>;

export const provenance = (known: Known) => ({
	source: words(),
	checked: v.optional(
		v.pipe(
			date(),
			v.check(
				(day) => day <= known.today,
				({ input }) =>
					`${FIELD}: Der ${input} liegt in der Zukunft. Hier steht der Tag, an dem Sie den Eintrag bestätigt haben.`
			)
		)
	),
	owner: words()
});

export const contact = () => ({
	phones: v.optional(list(readBy(v.unknown(), readPhone))),
	email: v.optional(readBy(words(), readEmail)),
	web: v.optional(readBy(words(), readWeb))
});

/** Set or left out, so that two releases never differ by a `false`. */
export const leaveQuickly = () => v.optional(v.literal(true, `${FIELD} ist true oder fehlt ganz.`));

export const opening = () => ({
	hours: v.optional(
		v.pipe(
			words(),
			v.check(
				(value) => hoursFault(value) === undefined,
				({ input }) => hoursFault(input) ?? ''
			)
		)
	),
	closure: v.optional(
		v.pipe(
			closed({ from: date(), until: v.optional(date()) }),
			v.check(
				({ from, until }) => until === undefined || until >= from,
				({ input }) =>
					`Die Schließung endet am ${input.until}, bevor sie am ${input.from} beginnt. Bitte prüfen Sie die beiden Daten.`
			)
		)
	)
});

export const topics = (known: Known) =>
	v.pipe(
		list(reference(known.topic, 'Das Thema', 'Alle Themen stehen in topics.yaml.')),
		v.minLength(1, 'Hier fehlt mindestens ein Thema. Alle Themen stehen in topics.yaml.')
	);

export const audience = () =>
	v.pipe(
		list(oneOf(AUDIENCES)),
		v.minLength(1, 'Hier steht noch niemand. Bitte schreiben Sie, für wen es ist, oder [everyone] für alle.')
	);

export const provider = (known: Known) =>
	reference(known.provider, 'Den Anbieter', 'Anbieter sind die Dateinamen in providers/, ohne .yaml.');

export const place = (known: Known) =>
	reference(known.place, 'Den Ort', 'Orte sind die Dateinamen in places/, ohne .yaml.');

export const municipality = (known: Known) =>
	reference(known.municipality, 'Die Kommune', 'Alle Kommunen stehen in region.yaml.');

/** A list, or the word for everything there is, which becomes the empty list. */
export const orAll = <T>(schema: v.GenericSchema<unknown, T[]>, example: string) =>
	v.pipe(
		v.union(
			[v.literal('all'), schema],
			typeFault(`${FIELD} ist entweder all oder eine Liste wie ${example}.`)
		),
		v.transform((value): T[] => (value === 'all' ? [] : value))
	);

export const municipalities = (known: Known) => orAll(list(municipality(known)), '[lemgo, kalletal]');

export const offer = (known: Known) =>
	reference(known.offer, 'Das Angebot', 'Angebote sind die Dateinamen in offers/, ohne .yaml.');

export const guide = (known: Known) =>
	reference(known.guide, 'Den Ratgeber', 'Ratgeber sind die Ordnernamen in guides/, ohne die Nummer davor.');

/** Checked as a name and not as a closed list, whose fault `orAll` would take for a wrong type. */
export const situation = () =>
	reference(
		new Map(SITUATIONS.map((name) => [name, ''])),
		'Die Lage',
		`Erlaubt sind: ${SITUATIONS.join(', ')}.`
	);

export const authority = (known: Known) =>
	reference(known.authority, 'Die Zuständigkeit', 'Alle stehen unter authorities in region.yaml.');

/** The name of a fact that is a length of time, so that the term and the texts cannot disagree. */
export const term = (known: Known) =>
	v.pipe(
		words(),
		v.check(
			(name) => known.term === undefined || known.term.has(name),
			({ input }) =>
				`${FIELD}: Eine Frist «${input}» gibt es nicht.${didYouMean(input, [...(known.term?.keys() ?? [])])} Hier steht der Name einer Angabe aus facts.yaml mit kind: days, weeks oder months.`
		),
		v.transform((name): Term | undefined => known.term?.get(name))
	);

export const languages = () =>
	v.optional(
		list(
			v.pipe(
				words(),
				v.check(
					isLanguage,
					({ input }) => `Das Sprachkürzel «${input}» gibt es nicht. Beispiele: de, en, ar, tr, uk, fa, kmr.`
				)
			)
		)
	);

export const postcode = () =>
	v.pipe(
		v.union([v.string(), v.number()], `${FIELD} ist eine Postleitzahl mit fünf Ziffern.`),
		v.transform((value) => String(value).trim()),
		// Without quotes YAML reads 01067 as the number 1067.
		v.regex(
			/^\d{5}$/,
			({ input }) =>
				`«${input}» ist keine Postleitzahl mit fünf Ziffern. Beginnt sie mit 0, setzen Sie sie in Anführungszeichen.`
		)
	);
