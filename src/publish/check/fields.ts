import * as v from 'valibot';
import { isDate } from './dates';
import { didYouMean, type Names } from './near';
import type { Read } from './contact';

/** Stand in messages for what only the caller of the schema knows: the name of the field. */
export const FIELD = '{field}';
export const MISSING = '{missing}';

const MEANING: Record<string, string> = {
	title: 'wie es heißt',
	texts: 'die Texte, darunter de: und title:',
	de: 'die deutsche Fassung',
	topics: 'mindestens ein Thema aus topics.yaml',
	provider: 'ein Dateiname aus providers/',
	municipality: 'eine Kennung aus region.yaml',
	municipalities: 'all oder eine Liste wie [lemgo, kalletal]',
	audience: 'für wen es ist',
	cost: 'was es kostet',
	registration: 'ob man sich anmelden muss',
	source: 'woher Sie es wissen',
	owner: 'wer diesen Eintrag pflegt',
	from: 'das Datum des ersten Tages',
	lat: 'die geografische Breite',
	lon: 'die geografische Länge',
	precision: 'door oder town',
	town: 'der Ort',
	kind: 'was die Datei zeichnet',
	confidence: 'source = belegt, memory = aus dem Gedächtnis',
	points: 'die Punkte',
	lines: 'die Linien',
	via: 'die Orte, durch die die Linie geht',
	words: 'Gruppen von Wörtern, die dasselbe meinen',
	inhabitants: 'wie viele Menschen dort wohnen'
};

/** A message of these schemas as the editor reads it. */
export function sentence(message: string, field: string): string {
	if (message !== MISSING) return message.replaceAll(FIELD, () => `«${field}»`);
	const meaning = Object.hasOwn(MEANING, field) ? ` (${MEANING[field]})` : '';
	return `Das Feld «${field}» fehlt oder ist leer${meaning}. Bitte ergänzen Sie es.`;
}

/** Says that it is missing for an absent value and `wrong` for one of the wrong type. */
export const typeFault = (wrong: string) => (issue: v.BaseIssue<unknown>) =>
	issue.input === undefined ? MISSING : wrong;

/** One line of words, trimmed. */
export const words = (limit?: number) =>
	v.pipe(
		v.string(typeFault(`${FIELD} muss ein Text sein. Bitte setzen Sie den Wert in Anführungszeichen.`)),
		v.trim(),
		v.minLength(1, MISSING),
		v.check((text) => !text.includes('\n'), `${FIELD} darf nur eine Zeile lang sein.`),
		v.check(
			(text) => limit === undefined || [...text].length <= limit,
			({ input }) =>
				`${FIELD} ist mit ${[...String(input)].length} Zeichen zu lang, höchstens ${limit} passen auf den Bildschirm. Bitte kürzen Sie.`
		)
	);

export const wholeNumber = () =>
	v.pipe(
		v.number(typeFault(`${FIELD} muss eine Zahl sein.`)),
		v.integer(`${FIELD} muss eine ganze Zahl sein.`)
	);

export const degrees = () =>
	v.number(typeFault(`${FIELD} muss eine Zahl mit Punkt sein, zum Beispiel 51.9346.`));

export const yesNo = () => v.boolean(typeFault(`${FIELD} muss true oder false sein.`));

export const date = () =>
	v.pipe(
		v.string(typeFault(`${FIELD} muss ein Datum wie 2026-11-30 sein.`)),
		v.check(
			isDate,
			({ input }) => `${FIELD}: «${input}» ist kein Datum. Bitte schreiben Sie es wie 2026-11-30.`
		)
	);

export const list = <T extends v.GenericSchema>(item: T) =>
	v.array(item, typeFault(`${FIELD} ist eine Liste und steht in eckigen Klammern: [eins, zwei].`));

/** One word of a closed list. */
export const oneOf = <const T extends readonly string[]>(options: T) =>
	v.picklist(options, (issue) =>
		issue.input === undefined
			? MISSING
			: `${FIELD}: «${String(issue.input)}» gibt es nicht.${didYouMean(String(issue.input), options)} Erlaubt sind: ${options.join(', ')}.`
	);

/** The id of something that exists. `thing` is its German name with article, `where` says where all stand. */
export const reference = (names: Names | undefined, thing: string, where: string) =>
	v.pipe(
		words(),
		v.check(
			(id) => names?.has(id) ?? true,
			({ input }) => `${thing} «${input}» gibt es nicht.${names ? didYouMean(input, names) : ''} ${where}`
		)
	);

/** A value that a function reads and puts into its final form. */
export const readBy = <T>(schema: v.GenericSchema<unknown, T>, read: (input: T) => Read) =>
	v.pipe(
		schema,
		v.rawTransform<T, string>(({ dataset, addIssue, NEVER }) => {
			const result = read(dataset.value);
			if (result.ok) return result.value;
			addIssue({ message: result.text });
			return NEVER;
		})
	);

/**
 * A mapping with these fields and no other. All unknown fields are named, where valibot's `strictObject` stops
 * at the first one.
 */
export const closed = <const E extends v.ObjectEntries>(
	entries: E,
	unknown: (key: string) => string = (key) => unknownField(key, Object.keys(entries))
) =>
	v.pipe(
		v.looseObject(entries, (issue) =>
			issue.expected === 'Object'
				? typeFault(`${FIELD} muss aus eingerückten Zeilen der Form «feld: Wert» bestehen.`)(issue)
				: MISSING
		),
		v.rawCheck(({ dataset, addIssue }) => {
			if (typeof dataset.value !== 'object' || dataset.value === null) return;
			const input = dataset.value as Record<string, unknown>;
			for (const key of Object.keys(input)) {
				if (Object.hasOwn(entries, key)) continue;
				const path: [v.ObjectPathItem] = [{ type: 'object', origin: 'key', input, key, value: input[key] }];
				addIssue({ message: unknown(key), path });
			}
		}),
		v.transform((value) => value as v.InferOutput<v.ObjectSchema<E, undefined>>)
	);

function unknownField(key: string, fields: string[]): string {
	return `Das Feld «${key}» gibt es hier nicht.${didYouMean(key, fields)} Möglich sind: ${fields.join(', ')}.`;
}
