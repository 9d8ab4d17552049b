import type { PackName, PackRecords } from '../domain/records';
import {
	MANIFEST_CAP,
	parseManifest,
	parsePart,
	type Manifest,
	type PackInfo,
	type Part
} from '../domain/release/format';
import { recordHashes, rootOf, sha256 } from '../domain/release/hash';
import type { Active, ContentStore, VerifiedPack } from '../storage/content-store';
import { download, type Fetch } from './download';
import { storageFault, SyncError, type Fault } from './fault';

export interface SyncTools {
	fetch: Fetch;
	/** Milliseconds since 1970. */
	now: () => number;
	store: ContentStore;
	/** Told how much has arrived, in bytes as they travel. */
	progress?: (arrived: number, total: number) => void;
	signal?: AbortSignal;
}

export type SyncOutcome =
	/** A new release, or a further language of the same one, is active. */
	| { result: 'updated'; seq: number }
	/** The publisher was reached and there is nothing new. */
	| { result: 'current'; seq: number }
	/** What was there before is still whole. */
	| { result: 'failed'; fault: Fault };

export const MANIFEST_URL = '/content/manifest.json';
const partUrl = (part: Part) => `/content/${part.hash}.json`;

/**
 * Brings the wanted packs up to the publisher's release. Never throws but on abort; on any failure the
 * release held before stays active and whole.
 */
export async function syncContent(tools: SyncTools, wanted: readonly PackName[]): Promise<SyncOutcome> {
	try {
		return await run(tools, wanted);
	} catch (error) {
		if (tools.signal?.aborted) throw error;
		const fault = error instanceof SyncError ? error.fault : storageFault(error);
		if (fault === 'quota') await tools.store.dropStaged().catch(() => undefined);
		return { result: 'failed', fault };
	}
}

async function run(tools: SyncTools, wanted: readonly PackName[]): Promise<SyncOutcome> {
	const manifest = await readManifest(tools);
	const before = await tools.store.active();
	// A stale edge may serve an older manifest than the phone already has.
	if (before && manifest.seq < before.manifest.seq) return { result: 'current', seq: before.manifest.seq };

	const keep = (before?.packs ?? []).filter((name) => manifest.packs[name]);
	const names = [...new Set([...keep, ...wanted.filter((name) => manifest.packs[name])])];
	const changed = names.filter((name) => !isHeld(name, before, manifest));
	if (before && changed.length === 0 && manifest.seq === before.manifest.seq) {
		await tools.store.markChecked(tools.now());
		return { result: 'current', seq: manifest.seq };
	}

	const meter = meterFor(changed, manifest, tools.progress);
	const packs: VerifiedPack[] = [];
	for (const name of changed) packs.push(await fetchPack(tools, name, infoOf(manifest, name), meter));
	const instant = tools.now();
	await tools.store.activate({ manifest, packs: names, stored: instant, checked: instant }, packs);
	return { result: 'updated', seq: manifest.seq };
}

async function readManifest({ fetch, signal }: SyncTools): Promise<Manifest> {
	const text = await download(fetch, MANIFEST_URL, {
		cap: MANIFEST_CAP,
		fresh: true,
		...(signal ? { signal } : {})
	});
	const parsed = parseManifest(text);
	if (!parsed.ok) throw new SyncError(parsed.fault);
	return parsed.value.manifest;
}

function isHeld(name: PackName, before: Active | undefined, manifest: Manifest): boolean {
	return (
		before !== undefined &&
		before.packs.includes(name) &&
		before.manifest.packs[name]?.root === manifest.packs[name]?.root
	);
}

function infoOf(manifest: Manifest, name: PackName): PackInfo {
	const info = manifest.packs[name];
	if (!info) throw new SyncError('bad-manifest', name);
	return info;
}

async function fetchPack(
	tools: SyncTools,
	name: PackName,
	info: PackInfo,
	meter: (part: Part) => void
): Promise<VerifiedPack> {
	const records: PackRecords = {};
	for (const part of info.full) {
		const parsed = parsePart(await fetchPart(tools, part), name);
		if (!parsed.ok) throw new SyncError(parsed.fault, part.hash);
		Object.assign(records, parsed.value);
		meter(part);
	}
	const hashes = await recordHashes(records);
	if ((await rootOf(hashes)) !== info.root) {
		await tools.store.dropStaged();
		throw new SyncError('hash-mismatch', name);
	}
	return { name, records, hashes };
}

/** A part by its own hash: out of what an interrupted sync left, else from the server. */
async function fetchPart({ fetch, store, signal }: SyncTools, part: Part): Promise<string> {
	const staged = await store.staged(part.hash);
	if (staged !== undefined) return staged;
	const text = await download(fetch, partUrl(part), {
		cap: part.bytes,
		fresh: false,
		...(signal ? { signal } : {})
	});
	if ((await sha256(text)) !== part.hash) throw new SyncError('hash-mismatch', part.hash);
	await store.stage(part.hash, text);
	return text;
}

function meterFor(names: PackName[], manifest: Manifest, progress: SyncTools['progress']) {
	const parts = names.flatMap((name) => manifest.packs[name]?.full ?? []);
	const total = parts.reduce((sum, part) => sum + part.packed, 0);
	let arrived = 0;
	progress?.(0, total);
	return (part: Part) => {
		arrived += part.packed;
		progress?.(arrived, total);
	};
}
