import type { Address, Entry, Facts, Kind, PackRecords, RegionFacts, Text } from './records';
import { parseAddress } from './records';

/**
 * All records of one release in one language, facts and words joined, ready to be asked.
 * Pure data in, pure questions out; where the packs come from is the library's affair.
 */
export interface Shelf {
	seq: number;
	/** ISO instant the release was issued at. */
	issued: string;
	get<K extends Kind>(kind: K, id: string): Entry<K> | undefined;
	all<K extends Kind>(kind: K): Entry<K>[];
	region: RegionFacts;
}

/** The region record; there is exactly one per release. */
export const REGION: Address = 'region/here';

/**
 * Joins the facts with one locale's words. A record of a kind this shell does not know, or without
 * words, is left out: a newer release must not break an older shell.
 * Throws when the release has no region record, since every page needs it.
 */
export function shelfOf(
	release: { seq: number; issued: string },
	facts: PackRecords<Facts>,
	texts: PackRecords<Text>
): Shelf {
	const byKind = new Map<Kind, Map<string, Entry>>();
	for (const [address, record] of Object.entries(facts)) {
		const parsed = parseAddress(address);
		const text = texts[address];
		if (!parsed || !text) continue;
		const entries = byKind.get(parsed.kind) ?? new Map<string, Entry>();
		entries.set(parsed.id, { ...parsed, facts: record, text });
		byKind.set(parsed.kind, entries);
	}
	const region = facts[REGION] as RegionFacts | undefined;
	if (!region) throw new Error(`release ${release.seq} has no ${REGION}`);

	return {
		...release,
		region,
		get: <K extends Kind>(kind: K, id: string) => byKind.get(kind)?.get(id) as Entry<K> | undefined,
		all: <K extends Kind>(kind: K) => [...(byKind.get(kind)?.values() ?? [])] as Entry<K>[]
	};
}

/** Topics in the editors' order. */
export function topicsInOrder(shelf: Shelf): Entry<'topic'>[] {
	return shelf.all('topic').sort((a, b) => a.facts.order - b.facts.order);
}

export function municipalityName(region: RegionFacts, id: string): string | undefined {
	return region.municipalities.find((municipality) => municipality.id === id)?.name;
}
