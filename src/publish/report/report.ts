import { LOCALES, SOURCE_LOCALE, type Address, type Locale, type Provenance } from '../../lib/domain/records';
import type { Draft } from '../draft';
import { mentionsIn, type NamedFacts } from '../facts/named-facts';
import { sayFact, sayStand } from '../facts/say';
import { compare, type Problem } from '../problem';
import { freshnessOf } from '../written/stamp';
import type { Written } from '../written/written';

/** How far a language is. Each record counts once. */
export interface LocaleRow {
	locale: Locale;
	translated: number;
	outdated: Address[];
	/** There, but nobody can say of which German text. */
	unstamped: Address[];
	/** There, but without some field that the German text has. */
	partial: Address[];
	missing: Address[];
}

export interface RecordRow {
	address: Address;
	file: string;
	title: string;
	owner: string;
	source: string;
	checked: string | null;
	/** Days since it was confirmed; null when it never was. */
	age: number | null;
	reviewBy?: string;
	overdue: boolean;
}

export interface FactRow {
	name: string;
	/** As the German texts say it. */
	said: string;
	stand: string;
	source: string;
	checked: string | null;
	volatile: boolean;
	/** Where it stands. */
	in: Address[];
}

/** What the editors have to do, for reading: nothing of it is published to phones. */
export interface EditorsReport {
	today: string;
	locales: LocaleRow[];
	records: RecordRow[];
	facts: FactRow[];
	hints: readonly Problem[];
}

export function makeReport({
	drafts,
	written,
	facts,
	today,
	hints
}: {
	drafts: readonly Draft[];
	written: readonly Written[];
	facts: NamedFacts;
	today: string;
	hints: readonly Problem[];
}): EditorsReport {
	const fileOf = new Map(written.map(({ address, confirmed }) => [address, confirmed.file]));
	return {
		today,
		hints,
		locales: LOCALES.filter((locale) => locale !== SOURCE_LOCALE).map((locale) => localeRow(locale, written)),
		records: drafts
			.filter(isAnsweredFor)
			.map((draft) => recordRow(draft, fileOf.get(draft.address) ?? '', today))
			.sort((a, b) => Number(b.overdue) - Number(a.overdue) || compare(a.file, b.file)),
		facts: [...facts].map(([name, fact]) => ({
			name,
			said: sayFact(fact, SOURCE_LOCALE),
			stand: sayStand(fact, SOURCE_LOCALE),
			source: fact.source,
			checked: fact.checked,
			volatile: fact.volatile,
			in: written.filter((record) => says(record, name)).map(({ address }) => address)
		}))
	};
}

function localeRow(locale: Locale, written: readonly Written[]): LocaleRow {
	const row: LocaleRow = { locale, translated: 0, outdated: [], unstamped: [], partial: [], missing: [] };
	for (const record of written) {
		const freshness = freshnessOf(record, locale);
		if (freshness === undefined) row.missing.push(record.address);
		else if (freshness === 'outdated') row.outdated.push(record.address);
		else if (freshness === 'unknown') row.unstamped.push(record.address);
		else if (isPartial(record, locale)) row.partial.push(record.address);
		else row.translated += 1;
	}
	return row;
}

function isPartial({ texts }: Written, locale: Locale): boolean {
	const has = new Set(texts[locale]?.fields.map(({ name }) => name));
	return texts.de.fields.some(({ name }) => !has.has(name));
}

type Answered = Draft & { facts: Provenance & { reviewBy?: string } };

function isAnsweredFor(draft: Draft): draft is Answered {
	return 'checked' in draft.facts;
}

function recordRow({ address, facts, texts }: Answered, file: string, today: string): RecordRow {
	const { owner, source, checked, reviewBy } = facts;
	return {
		address,
		file,
		title: texts.de.title,
		owner,
		source,
		checked,
		age: checked === null ? null : Math.round((Date.parse(today) - Date.parse(checked)) / 86_400_000),
		...(reviewBy === undefined ? {} : { reviewBy }),
		overdue: reviewBy !== undefined && reviewBy < today
	};
}

function says({ texts }: Written, fact: string): boolean {
	return texts.de.fields.some(({ text }) => mentionsIn(text).some(({ name }) => name === fact));
}
