import canonicalize from 'canonicalize';
import type { PackRecords } from '../../lib/domain/records';
import type { PackInfo } from '../../lib/domain/release/format';
import { recordHashes, rootOf, type Hashes } from '../../lib/domain/release/hash';
import type { Picture } from '../check/pictures';
import type { StreetVariant } from '../streets/variants';
import { packAt, putPacked } from './compress';
import { putDiffs, type Target } from './diffs';
import type { Put } from './install';
import { ledgerFile, oldestWorthIt, readLedger, type Ledger } from './ledger';
import { mapPacks, type ByPack } from './packs';
import { cutIntoParts, partFile } from './parts';
import { putPictures, ledgerPictures } from './pictures';
import { piecesOf } from './pieces';
import { offersOf, putStreets } from './streets';

export type Packs = ByPack<PackRecords>;
export type PackInfos = ByPack<PackInfo>;

/** The packs of a release and what follows from them alone. */
export interface Content {
	packs: Packs;
	hashes: ByPack<Hashes>;
	roots: ByPack<string>;
	streets: readonly StreetVariant[];
	pictures: readonly Picture[];
}

/** Where a release is written, and how well it is packed: Brotli's quality, 0 to 11, by default the best. */
export interface Room {
	outDir: string;
	quality?: number | undefined;
}

export async function contentOf(
	packs: Packs,
	streets: readonly StreetVariant[],
	pictures: readonly Picture[]
): Promise<Content> {
	const hashes = await mapPacks(packs, (records) => recordHashes(records));
	return { packs, hashes, roots: await mapPacks(hashes, (pack) => rootOf(pack)), streets, pictures };
}

/**
 * Puts everything of a release but its manifest: parts, diffs, ledger, street packs and pictures as far as `outDir` lacks them.
 * `ledgers` is the folder that holds the ledger of each earlier release. The same content, number and instant give the same files.
 */
export async function putBody(
	put: Put,
	{ packs, hashes, roots, streets, pictures }: Content,
	{ seq, issued }: { seq: number; issued: string },
	ledgers: ReadonlyMap<number, string>,
	{ outDir, quality }: Room
): Promise<PackInfos> {
	const pack = packAt(quality);
	const parts = await mapPacks(packs, (records, name) => cutIntoParts(name, records, outDir, pack));
	const all = Object.values(parts).flatMap((files) => files ?? []);
	for (const { hash, files, there } of all) {
		if (!there) await putPacked(put, partFile(hash), files);
	}

	const targets = await mapPacks(parts, (files, name): Target => ({
		records: packs[name] ?? {},
		hashes: hashes[name] ?? {},
		packed: files.reduce((sum, part) => sum + part.packed, 0)
	}));
	const since = oldestWorthIt(Date.parse(issued));
	const ledgerOf = async (from: number) => {
		const dir = ledgers.get(from);
		const ledger = dir === undefined ? undefined : await readLedger(dir, from);
		return ledger && Date.parse(ledger.issued) >= since ? ledger : undefined;
	};
	const oldest = await putDiffs(put, targets, seq, ledgerOf, pack);

	const pieces = await mapPacks(packs, (records) =>
		Object.fromEntries(Object.entries(records).map(([id, record]) => [id, piecesOf(record)]))
	);
	const ledger: Ledger = {
		seq,
		issued,
		packs: hashes as Record<string, Hashes>,
		pieces: pieces as Ledger['pieces'],
		parts: [...new Set(all.map(({ hash }) => hash))].sort(),
		...ledgerPictures(pictures),
		...offersOf(streets)
	};
	await putPictures(put, pictures, outDir);
	await putStreets(put, streets, outDir, pack);
	await put(ledgerFile(seq), Buffer.from(canonicalize(ledger) as string));
	return mapPacks(parts, (files, name) => ({
		root: roots[name] ?? '',
		records: Object.keys(packs[name] ?? {}).length,
		full: files.map(({ hash, bytes, packed }) => ({ hash, bytes, packed })),
		oldest: oldest.get(name) ?? seq
	}));
}
