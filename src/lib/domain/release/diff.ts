import * as v from 'valibot';
import type { PackRecords } from '../records';
import { RecordsSchema, type Parsed } from './format';
import { rootOver, type Hashes } from './hash';
import { PatchSchema, type Patch } from './patch';

/** What changed in one pack from one release straight to another: `/content/diff/<pack>/<from>-<to>.json`. */
const DiffSchema = v.object({
	from: v.number(),
	to: v.number(),
	set: RecordsSchema,
	patch: v.optional(v.record(v.string(), PatchSchema), {}),
	del: v.array(v.string())
});

export interface Diff {
	/** `seq` of the release it applies to, and of the one it leads to. */
	from: number;
	to: number;
	/** Records that come whole. */
	set: PackRecords;
	/** What changes in records that are held, by id. */
	patch: Record<string, Patch>;
	del: string[];
}

/** Which ids a pack must set and delete to become another. Both are hashes by id. */
export function diffHashes(before: Hashes, after: Hashes): { set: string[]; del: string[] } {
	return {
		set: Object.keys(after).filter((id) => before[id] !== after[id]),
		del: Object.keys(before).filter((id) => !Object.hasOwn(after, id))
	};
}

/** Reads a diff and checks that it is the one asked for. */
export function parseDiff(text: string, from: number, to: number): Parsed<Diff> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		return { ok: false, fault: 'bad-part' };
	}
	const parsed = v.safeParse(DiffSchema, json);
	if (!parsed.success || parsed.output.from !== from || parsed.output.to !== to) {
		return { ok: false, fault: 'bad-part' };
	}
	const diff = parsed.output as unknown as Diff;
	// A record both set and deleted would be left out of the root and yet might be stored: words nobody signed.
	const named = [...Object.keys(diff.set), ...Object.keys(diff.patch), ...diff.del];
	if (new Set(named).size < named.length) return { ok: false, fault: 'bad-part' };
	return { ok: true, value: diff };
}

/**
 * The root of a pack after a diff; `undefined` when it deletes what is not there, which means it was made for
 * another base. Copies nothing: a pack may have 10^5 records, and a copy takes longer than everything else.
 */
export async function rootAfter(
	before: Hashes,
	set: Hashes,
	del: readonly string[]
): Promise<string | undefined> {
	if (del.some((id) => !Object.hasOwn(before, id))) return undefined;
	const gone = new Set(del);
	const stay = Object.keys(before).filter((id) => !gone.has(id));
	const come = Object.keys(set).filter((id) => !Object.hasOwn(before, id));
	return rootOver([...stay, ...come], (id) => (Object.hasOwn(set, id) ? set[id] : before[id]));
}
