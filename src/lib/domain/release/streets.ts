import * as v from 'valibot';
import { Count, Hash } from './fields';
import type { Parsed } from './format';

/**
 * The street pack: a PMTiles archive (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md) of the region
 * in the Protomaps basemap v4 schema, cut into parts `/content/<sha256>.bin`. The manifest names a list of parts,
 * `/content/<sha256>.json`, and not the parts themselves, whose hashes alone would weigh more than its limit.
 */

/** Caps of what a phone is willing to read, in bytes. */
export const LIST_CAP = 262_144;
export const STREET_PART_CAP = 524_288;

export const StreetOfferSchema = v.object({
	/** The deepest zoom that has tiles; what the reader chooses by. */
	zoom: v.pipe(Count, v.maxValue(22)),
	/** Length of the archive; the sum of its parts, which travel as they are. */
	bytes: Count,
	/** Name of the list of parts. Equal lists are equal archives. */
	list: Hash,
	/** The day, `2026-11-01`, to which the archive follows OpenStreetMap, where it says so. */
	day: v.optional(v.pipe(v.string(), v.isoDate()))
});

const ListSchema = v.object({
	parts: v.pipe(
		v.array(v.object({ hash: Hash, bytes: v.pipe(Count, v.minValue(1), v.maxValue(STREET_PART_CAP)) })),
		v.minLength(1)
	)
});

export type StreetOffer = v.InferOutput<typeof StreetOfferSchema>;
export type StreetList = v.InferOutput<typeof ListSchema>;
export type StreetPart = StreetList['parts'][number];

/** Reads the list of parts of an offer; the caller has already compared its SHA-256 with the offer's. */
export function parseStreetList(text: string, offer: StreetOffer): Parsed<StreetPart[]> {
	const list = v.safeParse(ListSchema, parseJson(text));
	if (!list.success || sizeOf(list.output.parts) !== offer.bytes) return { ok: false, fault: 'bad-part' };
	return { ok: true, value: list.output.parts };
}

/** Bytes of some parts together. */
export function sizeOf(parts: readonly StreetPart[]): number {
	return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A street pack as its list of parts describes it; on a phone its parts may all be there, or some of them. */
export interface StreetPack extends StreetOffer {
	parts: StreetPart[];
}

/** Bytes of a pack whose parts are among those named. */
export function arrivedOf({ parts }: StreetPack, held: ReadonlySet<string>): number {
	return sizeOf(parts.filter(({ hash }) => held.has(hash)));
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
