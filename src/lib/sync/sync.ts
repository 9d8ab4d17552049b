import type { PackName } from '../domain/records';
import type { Manifest, PackInfo } from '../domain/release/format';
import type { Trust } from '../domain/release/trust';
import type { Active, ContentStore, PackChange } from '../storage/content-store';
import type { DownloadTools } from './download';
import { storageFault, SyncError, type Fault } from './fault';
import { fetchManifest } from './manifest';
import { fetchPack, hasDiff, weightOf, type Meter } from './pack';

/** What sync works with; handed in, so that it runs in the page, in the worker and in a test. */
export interface SyncTools extends DownloadTools {
	/** Milliseconds since 1970. */
	now: () => number;
	store: ContentStore;
	/** Whose releases are believed; the public keys the shell was built with. */
	trust: Trust;
	/** Told how much of the full packs has arrived, in bytes as they travel; 0 of 0 while only diffs come. */
	progress?: (arrived: number, total: number) => void;
}

export type SyncOutcome =
	/** A new release, or a further language of the same one, is active. */
	| { result: 'updated'; seq: number }
	/** The publisher was reached and there is nothing new. */
	| { result: 'current'; seq: number }
	/** What was there before is still whole. */
	| { result: 'failed'; fault: Fault };

/**
 * Brings the packs held and the wanted ones up to the publisher's release. Rejects only when aborted; on any
 * failure the release held before stays active and whole.
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
	const manifest = await fetchManifest(tools);
	const before = await tools.store.active();
	const base = before?.manifest.seq ?? 0;
	// A stale edge may serve an older manifest than the phone already has.
	if (manifest.seq < base) return { result: 'current', seq: base };
	if (before && manifest.seq === base && !sameRelease(manifest, before.manifest)) {
		throw new SyncError('bad-manifest', `release ${base} twice`);
	}

	const keep = (before?.packs ?? []).filter((name) => manifest.packs[name]);
	const names = [...new Set([...keep, ...wanted.filter((name) => manifest.packs[name])])];
	const changed = names.filter((name) => !isHeld(name, before, manifest));
	if (before && changed.length === 0 && manifest.seq === base) {
		if (confirmsOnly(manifest, before.manifest)) await tools.store.markChecked(tools.now());
		else await tools.store.activate({ ...before, manifest, checked: tools.now() }, [], base);
		return { result: 'current', seq: base };
	}

	const wants = changed.map((name) => {
		const from = before?.packs.includes(name) ? base : undefined;
		return { name, info: infoOf(manifest, name), span: { from, to: manifest.seq } };
	});
	const meter = meterOf(tools.progress);
	const whole = wants.filter(({ info, span }) => !hasDiff(info, span));
	meter.expect(whole.reduce((sum, { info }) => sum + weightOf(info), 0));
	const changes: PackChange[] = [];
	for (const { name, info, span } of wants) changes.push(await fetchPack(tools, name, info, span, meter));
	tools.signal?.throwIfAborted();
	const instant = tools.now();
	await tools.store.activate({ manifest, packs: names, stored: instant, checked: instant }, changes, base);
	return { result: 'updated', seq: manifest.seq };
}

/**
 * Nothing in it that the phone does not know. A shell from before the street pack has kept a manifest without it, and
 * must not wait for the next release to offer it.
 */
function confirmsOnly(manifest: Manifest, known: Manifest): boolean {
	const streets = ({ streets: offers = [] }: Manifest) => offers.map(({ list }) => list).join();
	return manifest.expires === known.expires && streets(manifest) === streets(known);
}

/** One number may stand for one release only; a later expiry is the same release confirmed anew. */
function sameRelease(a: Manifest, b: Manifest): boolean {
	const roots = ({ packs }: Manifest) =>
		Object.entries(packs)
			.map(([name, info]) => `${name} ${info?.root}`)
			.sort()
			.join('\n');
	return roots(a) === roots(b);
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

function meterOf(progress: SyncTools['progress']): Meter {
	let [arrived, total] = [0, 0];
	return {
		expect(bytes) {
			total += bytes;
			progress?.(arrived, total);
		},
		arrived(bytes) {
			arrived += bytes;
			progress?.(arrived, total);
		}
	};
}
