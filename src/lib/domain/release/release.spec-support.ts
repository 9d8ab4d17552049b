import type { PackName, PackRecords } from '../records';
import { diffHashes } from './diff';
import { FORMAT, type Manifest, type PackInfo } from './format';
import { recordHashes, rootOf, sha256 } from './hash';

/** A release as it lies on a server, made with the functions that phones check it with. */
export interface ReleaseFiles {
	manifest: Manifest;
	/** File name under `/content/` -> text. */
	files: Map<string, string>;
	/** Names of the part files of a pack, in the manifest's order. */
	parts(pack: PackName): string[];
}

/** Each pack as a list of parts, so that a spec decides where a download may break. */
export type PacksInParts = Partial<Record<PackName, PackRecords[]>>;

export interface ReleaseOptions {
	change?: Partial<Manifest>;
	/** Makes the manifest file around a payload; unsigned without. */
	seal?: (payload: string) => Promise<string>;
	/** Earlier releases; a diff is written from each for every pack that both have. */
	earlier?: Earlier[];
	/** Writes a diff; by default one that carries whole records. */
	diffText?: DiffText;
}

export interface Earlier {
	seq: number;
	packs: PacksInParts;
}

/** From the records of one release to those of a later one. */
export type DiffText = (
	from: number,
	to: number,
	before: PackRecords,
	after: PackRecords
) => Promise<string | undefined>;

export async function buildRelease(
	seq: number,
	packs: PacksInParts,
	{ change, seal, earlier = [], diffText = wholeRecords }: ReleaseOptions = {}
): Promise<ReleaseFiles> {
	const files = new Map<string, string>();
	const infos: Manifest['packs'] = {};
	for (const [name, parts] of Object.entries(packs) as [PackName, PackRecords[]][]) {
		const full: PackInfo['full'] = [];
		for (const records of parts) {
			const text = JSON.stringify({ pack: name, records });
			const hash = await sha256(text);
			const bytes = new TextEncoder().encode(text).length;
			files.set(`${hash}.json`, text);
			full.push({ hash, bytes, packed: Math.ceil(bytes / 2) });
		}
		const records = joined(parts);
		const bases = earlier.filter(({ packs: before }) => before[name]);
		for (const { seq: from, packs: before } of bases) {
			const text = await diffText(from, seq, joined(before[name]), records);
			if (text !== undefined) files.set(diffFile(name, from, seq), text);
		}
		const hashes = await recordHashes(records);
		infos[name] = {
			root: await rootOf(hashes),
			records: Object.keys(hashes).length,
			full,
			oldest: Math.min(seq, ...bases.map(({ seq: from }) => from))
		};
	}
	const manifest: Manifest = {
		format: FORMAT,
		seq,
		issued: '2026-11-23T12:00:00.000Z',
		expires: '2027-02-21T12:00:00.000Z',
		minApp: 1,
		packs: infos,
		...change
	};
	files.set('manifest.json', seal ? await seal(JSON.stringify(manifest)) : envelope(manifest));
	return {
		manifest,
		files,
		parts: (pack) => (infos[pack]?.full ?? []).map(({ hash }) => `${hash}.json`)
	};
}

/** All records of a pack. */
export function joined(parts: PackRecords[] | undefined): PackRecords {
	return Object.assign({}, ...(parts ?? [])) as PackRecords;
}

export function diffFile(pack: PackName, from: number, to: number): string {
	return `diff/${pack}/${from}-${to}.json`;
}

const wholeRecords: DiffText = async (from, to, before, after) => {
	const { set, del } = diffHashes(await recordHashes(before), await recordHashes(after));
	return JSON.stringify({ from, to, set: Object.fromEntries(set.map((id) => [id, after[id]])), del });
};

/** An unsigned `manifest.json`; takes anything, since some of it is what a phone must refuse. */
export function envelope(payload: unknown): string {
	return JSON.stringify({ payload: JSON.stringify(payload), signature: null, keyid: null });
}
