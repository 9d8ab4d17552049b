import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { diffArrays } from 'diff';
import type { Patch, Splice } from '../../lib/domain/release/patch';

/**
 * What a ledger remembers of a record besides its hash: a short hash of each field, of each item where the field is a
 * list. It is enough to say later what changed, without keeping what it said.
 */
export type Pieces = Record<string, string | string[]>;

/** 48 bits: two that agree by chance cost one phone a full pack, since the root of the result is checked. */
const LENGTH = 8;

export function piecesOf(record: object): Pieces {
	return Object.fromEntries(
		Object.entries(record).map(([field, value]: [string, unknown]) => [
			field,
			Array.isArray(value) ? value.map(pieceOf) : pieceOf(value)
		])
	);
}

function pieceOf(value: unknown): string {
	return createHash('sha256')
		.update(canonicalize(value) as string)
		.digest('base64url')
		.slice(0, LENGTH);
}

/** What leads from a record that is known by its pieces to the record as it is now. */
export function patchOf(before: Pieces, record: object): Partial<Patch> {
	const after = piecesOf(record);
	const values = record as Record<string, unknown>;
	const patch: { [P in keyof Patch]: Patch[P] } = { set: {}, splice: {}, del: [] };
	patch.del = Object.keys(before).filter((field) => !Object.hasOwn(after, field));
	for (const [field, now] of Object.entries(after)) {
		const old = Object.hasOwn(before, field) ? before[field] : undefined;
		if (Array.isArray(old) && Array.isArray(now)) {
			const splices = splicesOf(old, now, values[field] as unknown[]);
			if (splices.length > 0) patch.splice[field] = splices;
		} else if (old !== now) {
			patch.set[field] = values[field];
		}
	}
	return Object.fromEntries(Object.entries(patch).filter(([, part]) => Object.keys(part).length > 0));
}

/** The shortest splices, ascending, between two lists known by the hashes of their items. */
function splicesOf(old: string[], now: string[], items: readonly unknown[]): Splice[] {
	const splices: Splice[] = [];
	let [from, to] = [0, 0];
	let open: Splice | undefined;
	for (const { added, removed, count } of diffArrays(old, now)) {
		if (!added && !removed) {
			open = undefined;
			from += count;
			to += count;
			continue;
		}
		if (!open) splices.push((open = [from, 0]));
		if (removed) {
			open[1] += count;
			from += count;
		} else {
			open.push(...items.slice(to, to + count));
			to += count;
		}
	}
	return splices;
}
