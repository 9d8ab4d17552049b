import type { DBSchema, IDBPTransaction } from 'idb';
import type { PackName, PackRecords } from '../domain/records';
import type { Manifest } from '../domain/release/format';
import type { Hashes } from '../domain/release/hash';
import type { Trust } from '../domain/release/trust';

/** Which release the phone holds; the pointer that makes a release active. */
export interface Active {
	manifest: Manifest;
	/** The packs held, which may be fewer than the manifest names. */
	packs: PackName[];
	/** Milliseconds since 1970 at which this release was stored. */
	stored: number;
	/** Milliseconds since 1970 of the last check that reached the publisher. */
	checked: number;
}

/** The first id of each block of a pack, ascending by UTF-16 code units. */
export type Shape = string[];

export interface ContentSchema extends DBSchema {
	active: { key: 'active'; value: Active };
	/** The keys learnt from the publisher's certificates. */
	trust: { key: 'trust'; value: Trust };
	shapes: { key: PackName; value: Shape };
	/** Records in blocks: 10^5 single puts take a minute, the same as a few thousand values two seconds. */
	blocks: { key: [PackName, number]; value: PackRecords };
	/** Hash of each record, in the same blocks, so that a diff rehashes only what it changes. */
	hashes: { key: [PackName, number]; value: Hashes };
	/** Parts by their own hash, as text. */
	staged: { key: string; value: string };
}

export const CONTENT_STORES: ('active' | 'trust' | 'shapes' | 'blocks' | 'hashes' | 'staged')[] = [
	'active',
	'trust',
	'shapes',
	'blocks',
	'hashes',
	'staged'
];

export type Writing = IDBPTransaction<ContentSchema, typeof CONTENT_STORES, 'readwrite'>;

/** The blocks of a pack as one. */
export function merge<T>(blocks: readonly Record<string, T>[]): Record<string, T> {
	return Object.assign({}, ...blocks) as Record<string, T>;
}
