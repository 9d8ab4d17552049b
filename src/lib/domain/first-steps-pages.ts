import type { Block } from './blocks';
import { contactsOf, type Contacts } from './contacts';
import type { PhraseGroup, Situation, Term } from './first-steps';
import {
	foreignLanguage,
	type Authority,
	type Entry,
	type Kind,
	type Locale,
	type Municipality
} from './records';
import type { Shelf } from './shelf';

export interface WelcomePage {
	region: string;
	municipalities: Pick<Municipality, 'id' | 'name'>[];
}

/** A record by its name alone. */
export interface RecordLink {
	kind: Kind;
	id: string;
	title: string;
	/** Set where the title is German for lack of a translation. */
	lang?: Locale;
}

export interface StepRow {
	id: string;
	title: string;
	summary?: string;
	body?: Block[];
	/** Set where the words are German for lack of a translation. */
	lang?: Locale;
	summaryLang?: Locale;
	bodyLang?: Locale;
	situations: Situation[];
	municipalities: string[];
	term?: Term;
	/** A key of the page's `authorities`. */
	authority?: string;
	/** The guide first, then places and offers; what is gone is left out. */
	links: RecordLink[];
}

export interface FirstWeeksPage extends WelcomePage {
	timeZone: string;
	/** In the editors' order. */
	steps: StepRow[];
	/** Those that a step names. */
	authorities: Record<string, Authority[]>;
	/** Their places by id. */
	offices: Record<string, RecordLink>;
	contacts: Contacts;
}

/** A sentence to show to somebody who speaks German. */
export interface Phrase {
	id: string;
	title: string;
	lang?: Locale;
	group: PhraseGroup;
	german: string;
}

export interface ShowPage {
	region: string;
	/** In the editors' order. */
	phrases: Phrase[];
}

export function welcomePage(shelf: Shelf): WelcomePage {
	const { name, municipalities } = shelf.region;
	return { region: name, municipalities: municipalities.map(({ id, name: town }) => ({ id, name: town })) };
}

export function firstWeeksPage(shelf: Shelf): FirstWeeksPage {
	const steps = shelf.all('step').sort(byOrder);
	const authorities: FirstWeeksPage['authorities'] = {};
	const offices: FirstWeeksPage['offices'] = {};
	for (const { facts } of steps) {
		if (!facts.authority) continue;
		const entries = shelf.region.authorities[facts.authority] ?? [];
		authorities[facts.authority] = entries;
		for (const { place } of entries) for (const link of linkTo(shelf, 'place', place)) offices[place] = link;
	}
	return {
		...welcomePage(shelf),
		timeZone: shelf.region.timeZone,
		steps: steps.map((step) => stepRow(shelf, step)),
		authorities,
		offices,
		contacts: contactsOf(
			shelf,
			steps.flatMap(({ text }) => text.body ?? [])
		)
	};
}

export function showPage(shelf: Shelf): ShowPage {
	return {
		region: shelf.region.name,
		phrases: shelf
			.all('phrase')
			.sort(byOrder)
			.map(({ id, facts: { group, german }, text }) => ({ id, ...titleOf(text), group, german }))
	};
}

function stepRow(shelf: Shelf, { id, facts, text }: Entry<'step'>): StepRow {
	const summaryLang = foreignLanguage(text, 'summary');
	const bodyLang = foreignLanguage(text, 'body');
	return {
		id,
		...titleOf(text),
		...(text.summary ? { summary: text.summary } : {}),
		...(text.summary && summaryLang ? { summaryLang } : {}),
		...(text.body ? { body: text.body } : {}),
		...(text.body && bodyLang ? { bodyLang } : {}),
		situations: facts.situations,
		municipalities: facts.municipalities,
		...(facts.term ? { term: facts.term } : {}),
		...(facts.authority ? { authority: facts.authority } : {}),
		links: [
			...(facts.guide ? linkTo(shelf, 'guide', facts.guide) : []),
			...facts.places.flatMap((place) => linkTo(shelf, 'place', place)),
			...facts.offers.flatMap((offer) => linkTo(shelf, 'offer', offer))
		]
	};
}

function linkTo(shelf: Shelf, kind: 'guide' | 'place' | 'offer', id: string): RecordLink[] {
	const entry = shelf.get(kind, id);
	return entry ? [{ kind, id, ...titleOf(entry.text) }] : [];
}

function titleOf({ title, lang }: Entry['text']): { title: string; lang?: Locale } {
	return { title, ...(lang ? { lang } : {}) };
}

function byOrder(a: { facts: { order: number } }, b: { facts: { order: number } }): number {
	return a.facts.order - b.facts.order;
}
