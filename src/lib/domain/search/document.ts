import type { Block } from '../blocks';
import {
	addressOf,
	parseAddress,
	SOURCE_LOCALE,
	type Address,
	type Facts,
	type GuideFacts,
	type Locale,
	type OfferFacts,
	type PackRecords,
	type PlaceFacts,
	type RegionFacts,
	type Text
} from '../records';
import { REGION } from '../shelf';
import { passagesOf, type Passage } from './passages';

/** What can be found of an offer, place or guide, in the reader's language and in German. Plain JSON. */
export interface SearchDocument {
	address: Address;
	/** Missing where there is no translation. */
	own?: SearchText;
	/** Missing where the reader's own language is German. */
	german?: SearchText;
}

export interface SearchText {
	title: string;
	/** Words around it: topics, the guides above it, provider, address, town. */
	around: string[];
	passages: Passage[];
}

/**
 * The searchable records of one reader. `german` is the German text pack, left out where that is the reader's own.
 * Kinds and records this shell does not know are left out, as on the shelf.
 */
export function documentsOf(
	texts: PackRecords<Text>,
	german: PackRecords<Text> | undefined,
	facts: PackRecords<Facts>,
	locale: Locale
): SearchDocument[] {
	const documents: SearchDocument[] = [];
	for (const [address, fact] of Object.entries(facts)) {
		const parsed = parseAddress(address);
		const text = texts[address];
		if (!parsed || !text || !isFound(parsed.kind)) continue;
		const document: SearchDocument = { address: addressOf(parsed.kind, parsed.id) };
		const foreign = locale !== SOURCE_LOCALE;
		if (!foreign || !text.lang) document.own = textOf(text, fact, texts, facts, foreign);
		// Without the German pack there is at least what stands in for a missing translation.
		const source = german ? german[address] : text.lang && text;
		if (foreign && source) document.german = textOf(source, fact, german ?? texts, facts, false);
		documents.push(document);
	}
	return documents;
}

const FOUND = ['offer', 'place', 'guide'] as const;

function isFound(kind: string): kind is (typeof FOUND)[number] {
	return (FOUND as readonly string[]).includes(kind);
}

function textOf(
	text: Text,
	facts: Facts,
	texts: PackRecords<Text>,
	all: PackRecords<Facts>,
	translation: boolean
): SearchText {
	const said = (field: 'summary' | 'costNote' | 'hoursNote' | 'closureNote') =>
		text[field] !== undefined && !(translation && text.german?.includes(field)) ? [text[field]] : [];
	const body: Block[] = translation && text.german?.includes('body') ? [] : (text.body ?? []);
	const lines = (values: string[]): Passage[] => values.map((value) => ({ text: value }));
	return {
		title: text.title,
		around: aroundOf(facts as Partial<OfferFacts & PlaceFacts & GuideFacts>, texts, all),
		passages: [
			...lines(said('summary')),
			...passagesOf(body),
			...lines([...said('costNote'), ...said('hoursNote'), ...said('closureNote')])
		]
	};
}

/** Guides stand three levels deep; a cycle of parents ends here as well. */
const LEVELS = 3;

function aroundOf(
	facts: Partial<OfferFacts & PlaceFacts & GuideFacts>,
	texts: PackRecords<Text>,
	all: PackRecords<Facts>
): string[] {
	const titles = (addresses: Address[]) => addresses.flatMap((address) => texts[address]?.title ?? []);
	const region = all[REGION] as RegionFacts | undefined;
	const towns = new Set([
		...(facts.municipalities ?? []),
		...(facts.municipality ? [facts.municipality] : [])
	]);
	const parents: Address[] = [];
	for (let at = facts.parent; at !== undefined && parents.length < LEVELS;) {
		const parent = addressOf('guide', at);
		parents.push(parent);
		at = (all[parent] as GuideFacts | undefined)?.parent;
	}
	const places = (facts.places ?? []).map((id) => addressOf('place', id));
	const addresses = [facts, ...places.map((place) => all[place] as PlaceFacts | undefined)].flatMap((each) =>
		each?.address ? [each.address.street, each.address.postcode, each.address.town] : []
	);
	return [
		...new Set([
			...titles([
				...parents,
				...(facts.topics ?? []).map((id) => addressOf('topic', id)),
				...(facts.provider ? [addressOf('provider', facts.provider)] : []),
				...places
			]),
			...addresses.filter((line) => line !== undefined),
			...(region?.municipalities ?? []).filter(({ id }) => towns.has(id)).map(({ name }) => name)
		])
	];
}
