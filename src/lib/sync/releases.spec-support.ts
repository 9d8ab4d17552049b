import type { PackName, PackRecords } from '../domain/records';
import type { Manifest } from '../domain/release/format';
import { makePublisher } from '../domain/release/publisher.spec-support';
import { buildRelease, type PacksInParts, type ReleaseFiles } from '../domain/release/release.spec-support';
import type { FakeServer } from './fake-server.spec-support';
import type { MemoryStore } from './memory-store.spec-support';
import { syncContent, type SyncOutcome, type SyncTools } from './sync';

/** The day on which the specs sync unless they say otherwise, in milliseconds. */
export const NOW = Date.parse('2026-11-24T08:00:00Z');

export const GERMAN: PackName[] = ['facts', 'text/de'];
export const ENGLISH: PackName[] = ['facts', 'text/en'];

const FACTS: PackRecords[] = [
	{ 'region/here': { title: 'Lippe' }, 'offer/a': { title: 'a' } },
	{ 'offer/b': { title: 'b' }, 'place/c': { title: 'c' } }
];
const text = (word: string): PackRecords[] => [
	{ 'offer/a': { title: `${word} a` } },
	{ 'offer/b': { title: `${word} b` } }
];

/** Facts, German and English, two parts each. */
export const PACKS: PacksInParts = {
	facts: FACTS,
	'text/de': text('Kurs'),
	'text/en': text('Course')
};

/** Whom the phones of these specs believe. */
export const PUBLISHER = await makePublisher();

/** A signed release without diffs, that differs from `PACKS` in what is given. */
export function releaseOf(seq: number, change: PacksInParts = {}): Promise<ReleaseFiles> {
	return buildRelease(seq, { ...PACKS, ...change }, { seal: PUBLISHER.seal });
}

/** A signed release with a diff from an earlier one that held `PACKS`. */
export function releaseWithDiff(earlier: number, seq: number, change: PacksInParts): Promise<ReleaseFiles> {
	const packs = { ...PACKS, ...change };
	return buildRelease(seq, packs, { seal: PUBLISHER.seal, earlier: [{ seq: earlier, packs: PACKS }] });
}

/** The manifest file of a release that says something else than its parts. */
export function resealed(manifest: Manifest, packs: Manifest['packs']): Promise<string> {
	return PUBLISHER.seal(JSON.stringify({ ...manifest, packs: { ...manifest.packs, ...packs } }));
}

/** One sync. */
export function syncAt(
	server: FakeServer,
	store: MemoryStore,
	wanted: PackName[] = GERMAN,
	tools: Partial<SyncTools> = {}
): Promise<SyncOutcome> {
	return syncContent(
		{ fetch: server.fetch, now: () => NOW, store, trust: PUBLISHER.trust, ...tools },
		wanted
	);
}
