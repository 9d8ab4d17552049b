import * as v from 'valibot';
import type { Term } from '../../lib/domain/first-steps';
import { readPhone } from '../check/contact';
import { conform } from '../check/conform';
import { isDate } from '../check/dates';
import { closed, date, FIELD, oneOf, typeFault, words, yesNo } from '../check/fields';
import type { Known } from '../check/known';
import { provenance } from '../check/groups';
import { didYouMean, type Names } from '../check/near';
import type { Problem, Report } from '../problem';
import { parseYaml } from '../read/yaml';

/** What a named fact can be; see content/README.md for how each is written. */
export const FACT_KINDS = [
	'euro',
	'percent',
	'number',
	'days',
	'weeks',
	'months',
	'years',
	'date',
	'month',
	'day',
	'phone'
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** A number, a date or a phone number that several texts say and that stands in one place. */
export interface NamedFact {
	kind: FactKind;
	/** A number in the unit of its kind; `2026-02-09`, `2026-07`, `12-01`; a phone number as people write it. */
	value: number | string;
	source: string;
	/** `2026-11` or `2026-11-30`: when it was so. */
	asOf: string;
	checked: string | null;
	/** Changed every year or by the next law: looked at more often than the rest. */
	volatile: boolean;
	/** Where it stands in `FACTS_FILE`. */
	line: number;
}
export type NamedFacts = ReadonlyMap<string, NamedFact>;

/** What it takes to say a fact. A record's phone number is one too, by the record's address and without a `.stand`; see phones.ts. */
export type Sayable = Pick<NamedFact, 'kind' | 'value'> & Partial<Pick<NamedFact, 'asOf'>>;
export type Sayables = ReadonlyMap<string, Sayable>;

export const FACTS_FILE = 'facts.yaml';

const QUANTITIES: ReadonlySet<FactKind> = new Set([
	'euro',
	'percent',
	'number',
	'days',
	'weeks',
	'months',
	'years'
]);
const isMonth = (text: string) => /^\d{4}-\d{2}$/.test(text) && isDate(`${text}-01`);

/** What is wrong with a value of this kind; undefined when nothing is. */
function valueFault(kind: FactKind, value: number | string): string | undefined {
	if (QUANTITIES.has(kind)) {
		return typeof value === 'number'
			? undefined
			: `Bei kind: ${kind} ist «value» eine Zahl mit Punkt und ohne Einheit, zum Beispiel 18.36.`;
	}
	if (typeof value === 'number') {
		return 'Bitte setzen Sie diesen Wert in Anführungszeichen.';
	}
	if (kind === 'phone') {
		const phone = readPhone(value);
		return phone.ok ? undefined : phone.text;
	}
	const good = kind === 'date' ? isDate(value) : kind === 'month' ? isMonth(value) : isDate(`2024-${value}`);
	const pattern = { date: '2026-02-09', month: '2026-07', day: '12-01' }[kind as 'date' | 'month' | 'day'];
	return good ? undefined : `«${value}» ist kein Tag dieser Art. Bitte schreiben Sie ihn wie ${pattern}.`;
}

const schema = (known: Known) =>
	v.pipe(
		closed({
			kind: oneOf(FACT_KINDS),
			value: v.union([v.number(), v.string()], typeFault(`${FIELD} ist eine Zahl oder ein Text.`)),
			asOf: v.union(
				[v.pipe(words(), v.check(isMonth)), date()],
				typeFault(`${FIELD} ist ein Monat oder ein Tag: 2026-11 oder 2026-11-30.`)
			),
			source: words(),
			checked: provenance(known).checked,
			volatile: v.optional(yesNo(), false)
		}),
		v.check(
			({ kind, value }) => valueFault(kind, value) === undefined,
			({ input }) => valueFault(input.kind, input.value) ?? ''
		)
	);

/** The facts of `facts.yaml` by name. One that is wrong in itself still counts as existing, in `names`. */
export function readFacts(
	text: string,
	known: Known,
	report: Report
): { facts: NamedFacts; names: Names } | undefined {
	const yaml = parseYaml(text, report);
	if (!yaml) return undefined;
	const facts = new Map<string, NamedFact>();
	const names = new Map<string, string>();
	for (const name of Object.keys(yaml.value)) {
		names.set(name, '');
		const at = yaml.spot([name], 'key');
		if (!/^[a-z][a-z0-9-]*$/.test(name)) {
			report(at, `Der Name «${name}» darf nur aus kleinen Buchstaben, Ziffern und Bindestrichen bestehen.`);
			continue;
		}
		const fact = conform(yaml, schema(known), report, [name]);
		if (fact) facts.set(name, { ...fact, checked: fact.checked ?? null, line: at.line });
	}
	return { facts, names };
}

/** The facts that are a length of time which can be counted from a day, by name. */
export function termsOf(facts: NamedFacts): Map<string, Term> {
	const terms = new Map<string, Term>();
	for (const [name, { kind, value }] of facts) {
		if (kind === 'days') terms.set(name, { days: Number(value) });
		else if (kind === 'weeks') terms.set(name, { weeks: Number(value) });
		else if (kind === 'months') terms.set(name, { months: Number(value) });
	}
	return terms;
}

/** `{kindergeld}`, `{kindergeld.stand}` and `{offer/giftnotruf}`; nothing else in braces means anything in a text. */
const PLACE = /\{([^{}\n]*)\}/g;
const STAND = '.stand';

export interface Mention {
	/** As written, without the braces. */
	written: string;
	name: string;
	/** True for `.stand`: when the fact was so. */
	stand: boolean;
	index: number;
}

export function mentionsIn(text: string): Mention[] {
	return [...text.matchAll(PLACE)].map(({ 1: written = '', index }) => {
		const stand = written.endsWith(STAND);
		return { written, name: stand ? written.slice(0, -STAND.length) : written, stand, index };
	});
}

/**
 * Reports every name in a text that is no fact, and every address without a phone number. `line` is the one the text
 * begins on.
 */
export function checkMentions(text: string, line: number, names: Names, report: Report): void {
	for (const { written, name, stand, index } of mentionsIn(text)) {
		const isAddress = name.includes('/');
		if (names.has(name) && !(isAddress && stand)) continue;
		report(
			{ line: line + text.slice(0, index).split('\n').length - 1 },
			isAddress
				? `Eine Telefonnummer {${written}} gibt es nicht.${didYouMean(name, names)} In der Klammer steht ein Angebot oder ein Ort, bei dem unter «phones» eine Nummer steht.`
				: `Eine Angabe {${written}} gibt es nicht.${didYouMean(name, names)} Alle Angaben stehen in ${FACTS_FILE}.`
		);
	}
}

/** Facts that no text says. */
export function unusedFacts(facts: NamedFacts, used: ReadonlySet<string>): Problem[] {
	return [...facts]
		.filter(([name]) => !used.has(name))
		.map(([name, { line }]) => ({
			file: FACTS_FILE,
			line,
			text: `Die Angabe «${name}» steht in keinem Text. Wenn niemand sie braucht, löschen Sie sie.`
		}));
}
