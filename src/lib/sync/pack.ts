import { breathe } from '../domain/breathe';
import type { PackName } from '../domain/records';
import { parseDiff, rootAfter } from '../domain/release/diff';
import { parsePart, type PackInfo, type Part } from '../domain/release/format';
import { recordHashes, rootOf, sha256, type Hashes } from '../domain/release/hash';
import { applyPatches } from '../domain/release/patch';
import type { PackChange } from '../storage/content-store';
import { download, PATIENCE, SLOWEST } from './download';
import { SyncError, type Fault } from './fault';
import type { SyncTools } from './sync';

/** What a diff may be longer than the whole pack and still be worth reading, in bytes. */
const DIFF_ALLOWANCE = 65_536;
/** What a bad diff ends in: then the whole pack is fetched instead. */
const DIFF_FAULTS: readonly Fault[] = ['server', 'bad-part', 'hash-mismatch', 'oversize'];

/** Tells the reader how much there is and how much has come, in bytes as they travel. */
export interface Meter {
	expect(bytes: number): void;
	arrived(bytes: number): void;
}

/** From which release to which; `from` is undefined for a pack that is not held. */
export interface Span {
	from: number | undefined;
	to: number;
}

/** Whether a pack comes by a diff, whose size nobody knows beforehand and which is small. */
export function hasDiff(info: PackInfo, { from, to }: Span): boolean {
	return from !== undefined && from >= info.oldest && from < to;
}

/** What a full pack weighs on the way. */
export function weightOf(info: PackInfo): number {
	return info.full.reduce((sum, part) => sum + part.packed, 0);
}

/**
 * Brings one pack to the state a manifest names: by the diff from `from` where there is one, else from the
 * parts of the full pack, which it leaves staged. Answers nothing but what was verified. Throws SyncError.
 */
export async function fetchPack(
	tools: SyncTools,
	name: PackName,
	info: PackInfo,
	span: Span,
	meter: Meter
): Promise<PackChange> {
	if (hasDiff(info, span)) {
		try {
			return await fetchDiff(tools, name, info, span.from ?? 0, span.to);
		} catch (error) {
			if (!(error instanceof SyncError) || !DIFF_FAULTS.includes(error.fault)) throw error;
			meter.expect(weightOf(info));
		}
	}
	return fetchFull(tools, name, info, meter);
}

async function fetchDiff(
	tools: SyncTools,
	name: PackName,
	info: PackInfo,
	from: number,
	to: number
): Promise<PackChange> {
	const size = info.full.reduce((sum, part) => sum + part.bytes, 0);
	const text = await download(tools, `/content/diff/${name}/${from}-${to}.json`, {
		cap: size + DIFF_ALLOWANCE,
		fresh: false
	});
	const diff = parseDiff(text, from, to);
	if (!diff.ok) throw new SyncError(diff.fault, name);
	const { patch, del } = diff.value;
	const held = await tools.store.records(name, Object.keys(patch));
	const patched = held && applyPatches(held, patch);
	if (!patched) throw new SyncError('hash-mismatch', name);
	const set = { ...diff.value.set, ...patched };
	const setHashes = await recordHashes(set);
	const before = await tools.store.hashes(name);
	const root = before && (await rootAfter(before, setHashes, del));
	if (root !== info.root) throw new SyncError('hash-mismatch', name);
	return { name, set, setHashes, del };
}

async function fetchFull(
	tools: SyncTools,
	name: PackName,
	info: PackInfo,
	meter: Meter
): Promise<PackChange> {
	// Of the records only their hashes stay in memory; what they say waits, verified, among the staged parts.
	const hashes: Hashes = {};
	for (const part of info.full) {
		const parsed = parsePart(await fetchPart(tools, part), name);
		if (!parsed.ok) throw new SyncError(parsed.fault, part.hash);
		await breathe();
		Object.assign(hashes, await recordHashes(parsed.value));
		meter.arrived(part.packed);
	}
	if ((await rootOf(hashes)) !== info.root) {
		await tools.store.dropStaged();
		throw new SyncError('hash-mismatch', name);
	}
	return { name, parts: info.full.map(({ hash }) => hash), hashes };
}

/** A part by its own hash: out of what an interrupted sync left, else from the server. */
async function fetchPart(tools: SyncTools, part: Part): Promise<string> {
	const staged = await tools.store.staged(part.hash);
	if (staged !== undefined && (await sha256(staged)) === part.hash) return staged;
	const patience = Math.max(PATIENCE, part.packed / SLOWEST);
	const text = await download({ patience, ...tools }, `/content/${part.hash}.json`, {
		cap: part.bytes,
		fresh: false
	});
	if ((await sha256(text)) !== part.hash) throw new SyncError('hash-mismatch', part.hash);
	await tools.store.stage(part.hash, text);
	return text;
}
