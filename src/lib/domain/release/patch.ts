import * as v from 'valibot';
import type { PackRecords } from '../records';

/**
 * How one record becomes another without travelling whole: most edits touch one paragraph of a long guide. Fields are
 * those at the top of a record; what lies deeper is sent anew with the field or the list item it stands in.
 */

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** From where in the old list, how many of its items go, and what comes instead. */
const SpliceSchema = v.tupleWithRest([Count, Count], v.unknown());
export type Splice = v.InferOutput<typeof SpliceSchema>;

export const PatchSchema = v.object({
	/** Fields that are new or another. */
	set: v.optional(v.looseObject({}), {}),
	/** Lists that stay in part: what to cut and put in, ascending and apart, counted in the old list. */
	splice: v.optional(v.record(v.string(), v.array(SpliceSchema)), {}),
	/** Fields that are gone. */
	del: v.optional(v.array(v.string()), [])
});
export type Patch = v.InferOutput<typeof PatchSchema>;

/** The records that patches make out of those held; `undefined` when one was made for another record. */
export function applyPatches(held: PackRecords, patches: Record<string, Patch>): PackRecords | undefined {
	const records: Record<string, object> = {};
	for (const [id, patch] of Object.entries(patches)) {
		const before = Object.hasOwn(held, id) ? held[id] : undefined;
		const after = before && applyPatch(before, patch);
		if (!after) return undefined;
		records[id] = after;
	}
	return records as PackRecords;
}

/** The record after a patch; `undefined` when the patch does not fit. Leaves `record` as it is. */
export function applyPatch(record: object, { set, splice, del }: Patch): object | undefined {
	const after = new Map<string, unknown>(Object.entries(record));
	for (const field of del) {
		if (!after.delete(field)) return undefined;
	}
	for (const [field, splices] of Object.entries(splice)) {
		const list = applySplices(after.get(field), splices);
		if (!list) return undefined;
		after.set(field, list);
	}
	return { ...Object.fromEntries(after), ...set };
}

function applySplices(list: unknown, splices: readonly Splice[]): unknown[] | undefined {
	if (!Array.isArray(list)) return undefined;
	const result: unknown[] = [];
	let at = 0;
	for (const [start, cut, ...items] of splices) {
		if (start < at || start + cut > list.length) return undefined;
		result.push(...list.slice(at, start), ...items);
		at = start + cut;
	}
	return [...result, ...list.slice(at)];
}
