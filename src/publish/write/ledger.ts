import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Hashes } from '../../lib/domain/release/hash';
import { StreetOfferSchema, type StreetOffer } from '../../lib/domain/release/streets';
import type { Pieces } from './pieces';

/** What a release leaves for later ones: hashes of its records and of their pieces, and the names of its parts. */
export interface Ledger {
	seq: number;
	issued: string;
	packs: Record<string, Hashes>;
	/** By pack and id. Where a record has none, it travels whole. */
	pieces: Record<string, Record<string, Pieces>>;
	parts: string[];
	/** File names of the pictures that its texts show. */
	pictures?: string[] | undefined;
	/** The street packs; their lists, in the release folder, name their parts. */
	streets?: StreetOffer[] | undefined;
}

const LedgerSchema = v.object({
	seq: v.number(),
	issued: v.pipe(v.string(), v.isoTimestamp()),
	packs: v.record(v.string(), v.record(v.string(), v.string())),
	pieces: v.optional(
		v.record(
			v.string(),
			v.record(v.string(), v.record(v.string(), v.union([v.string(), v.array(v.string())])))
		),
		{}
	),
	parts: v.array(v.string()),
	pictures: v.optional(v.array(v.string())),
	streets: v.optional(v.array(StreetOfferSchema))
});

export function ledgerFile(seq: number): string {
	return `ledger/${seq}.json`;
}

/** Undefined for anything but the ledger of this very release. */
export function parseLedger(text: string, seq: number): Ledger | undefined {
	try {
		const result = v.safeParse(LedgerSchema, JSON.parse(text));
		return result.success && result.output.seq === seq ? result.output : undefined;
	} catch {
		return undefined;
	}
}

/** The ledger of one release in a release folder, undefined when there is none or it is broken. */
export async function readLedger(dir: string, seq: number): Promise<Ledger | undefined> {
	const text = await readFile(join(dir, ledgerFile(seq)), 'utf8').catch(() => undefined);
	return text === undefined ? undefined : parseLedger(text, seq);
}

/** The numbers of all ledgers in a release folder, ascending. */
export async function ledgerNumbers(dir: string): Promise<number[]> {
	const names = await readdir(join(dir, 'ledger')).catch(() => []);
	return names
		.map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? Number.NaN))
		.filter((seq) => !Number.isNaN(seq))
		.sort((a, b) => a - b);
}

/** Ledgers older than this no longer get a diff: who stayed away so long takes the full pack. */
export function oldestWorthIt(now: number): number {
	const date = new Date(now);
	date.setUTCMonth(date.getUTCMonth() - 18);
	return date.getTime();
}
