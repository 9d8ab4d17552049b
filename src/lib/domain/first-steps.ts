import type { Provenance } from './records';

/** What brought somebody here; what they see first goes by it, and nothing is hidden for it. */
export const SITUATIONS = [
	'eu',
	'family',
	'refugee',
	'ukraine',
	'work-or-study',
	'settled',
	'helper'
] as const;
export type Situation = (typeof SITUATIONS)[number];

export const PHRASE_GROUPS = ['talking', 'office', 'health', 'school', 'emergency'] as const;
/** Where a sentence card is shown to somebody. */
export type PhraseGroup = (typeof PHRASE_GROUPS)[number];

/** How long after the day of arrival something must be done; one of the units. */
export type Term = { days: number } | { weeks: number } | { months: number };

/** Something to do in the first weeks. */
export interface StepFacts extends Provenance {
	order: number;
	/** Whom it concerns; empty = everybody. */
	situations: Situation[];
	/** Municipality ids; empty = the whole district. */
	municipalities: string[];
	/** Counted from the day of arrival; absent = no fixed day. */
	term?: Term;
	guide?: string;
	/** A key of the region's `authorities`: which office it is depends on the town. */
	authority?: string;
	places: string[];
	offers: string[];
}

/** A sentence to show to somebody who speaks German; its text says it in the reader's language. */
export interface PhraseFacts {
	order: number;
	group: PhraseGroup;
	/** `{language}` stands for the German name of the reader's language. */
	german: string;
}

/** What the reader said about themselves; kept on the phone only. */
export interface About {
	/** Municipality id. */
	town?: string | undefined;
	situation?: Situation | undefined;
}

/** Whether a step concerns somebody. Who helps others sees everybody's; what nobody said excludes nothing. */
export function stepFits(
	{ situations, municipalities }: Pick<StepFacts, 'situations' | 'municipalities'>,
	{ town, situation }: About
): boolean {
	return (
		(situations.length === 0 || !situation || situation === 'helper' || situations.includes(situation)) &&
		(municipalities.length === 0 || !town || municipalities.includes(town))
	);
}
