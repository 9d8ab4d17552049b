import canonicalize from 'canonicalize';
import type { PackName, PackRecords } from '../../lib/domain/records';
import {
	APP_LEVEL,
	FORMAT,
	type Envelope,
	type Manifest,
	type PackInfo
} from '../../lib/domain/release/format';
import { recordHashes, rootOf, type Hashes } from '../../lib/domain/release/hash';
import { pack } from './compress';
import { readEarlier, type Ledger } from './earlier';
import { install, removeOldParts, type NewFile } from './install';
import { cutIntoParts } from './parts';

export type Packs = Partial<Record<PackName, PackRecords>>;
export type PackInfos = Partial<Record<PackName, PackInfo>>;

const DAY = 86_400_000;
/** How long a phone takes a release as confirmed. */
const VALID = 90 * DAY;
/** A release that nobody changed is confirmed anew when it has less than this to live. */
const RENEW = 30 * DAY;
/** The manifest is fetched on every visit; this is what it may weigh compressed. */
const MANIFEST_LIMIT = 3_000;

/**
 * Writes the packs as the next release into `outDir`, or nothing when the release in force says the same and does
 * not expire soon. `now` is in milliseconds.
 */
export async function writeRelease(
	packs: Packs,
	outDir: string,
	now: number
): Promise<{ seq: number; changed: boolean; packs: PackInfos }> {
	const earlier = await readEarlier(outDir);
	const hashes = await mapPacks(packs, (records) => recordHashes(records));
	const roots = await mapPacks(hashes, (pack) => rootOf(pack));
	const { manifest: last } = earlier;
	if (last && earlier.complete && sameRoots(last, roots) && Date.parse(last.expires) - now >= RENEW) {
		return { seq: last.seq, changed: false, packs: last.packs };
	}

	const seq = earlier.highest + 1;
	const parts = await mapPacks(packs, (records, name) => cutIntoParts(name, records));
	const infos: PackInfos = await mapPacks(parts, (files, name) =>
		Promise.resolve({
			root: roots[name] ?? '',
			records: Object.keys(packs[name] ?? {}).length,
			full: files.map(({ hash, bytes, packed }) => ({ hash, bytes, packed })),
			// No diffs are written yet.
			oldest: seq
		})
	);
	const issued = new Date(now).toISOString();
	const manifest: Manifest = {
		format: FORMAT,
		seq,
		issued,
		expires: new Date(now + VALID).toISOString(),
		minApp: APP_LEVEL,
		packs: infos
	};
	const partFiles = Object.values(parts).flatMap((files) => files ?? []);
	const ledger: Ledger = {
		seq,
		issued,
		packs: hashes as Record<string, Hashes>,
		parts: [...new Set(partFiles.map(({ hash }) => hash))].sort()
	};
	const files: NewFile[] = partFiles.flatMap(({ hash, files: { plain, br, gz } }) => [
		{ path: `${hash}.json`, bytes: plain },
		{ path: `${hash}.json.br`, bytes: br },
		{ path: `${hash}.json.gz`, bytes: gz }
	]);
	files.push({ path: `ledger/${seq}.json`, bytes: Buffer.from(canonicalize(ledger) as string) });
	await install(outDir, [...files, ...(await manifestFiles(manifest))]);
	await removeOldParts(outDir, last?.seq ?? seq);
	return { seq, changed: true, packs: infos };
}

/** In the order in which they come into force: the plain file, by which the next publish counts, is the last. */
async function manifestFiles(manifest: Manifest): Promise<NewFile[]> {
	const envelope: Envelope = { payload: canonicalize(manifest) as string, signature: null, keyid: null };
	const { plain, br, gz } = await pack(JSON.stringify(envelope));
	if (br.length > MANIFEST_LIMIT) {
		throw new Error(`The manifest weighs ${br.length} bytes compressed, more than ${MANIFEST_LIMIT}`);
	}
	return [
		{ path: 'manifest.json.br', bytes: br },
		{ path: 'manifest.json.gz', bytes: gz },
		{ path: 'manifest.json', bytes: plain }
	];
}

function sameRoots(manifest: Manifest, roots: Partial<Record<PackName, string>>): boolean {
	const names = new Set([...Object.keys(manifest.packs), ...Object.keys(roots)] as PackName[]);
	return (
		[...names].every((name) => manifest.packs[name]?.root === roots[name]) && manifest.minApp === APP_LEVEL
	);
}

async function mapPacks<A, B>(
	packs: Partial<Record<PackName, A>>,
	change: (value: A, name: PackName) => Promise<B>
): Promise<Partial<Record<PackName, B>>> {
	const result: Partial<Record<PackName, B>> = {};
	for (const name of (Object.keys(packs) as PackName[]).sort()) {
		const value = packs[name];
		if (value !== undefined) result[name] = await change(value, name);
	}
	return result;
}
