import { piecesOf } from '../src/publish/write/pieces';
import { diffTexts } from '../src/publish/write/diffs';
import type { PackName, PackRecords, Text } from '../src/lib/domain/records';
import { recordHashes } from '../src/lib/domain/release/hash';
import { makePublisher } from '../src/lib/domain/release/publisher.spec-support';
import {
	buildRelease,
	joined,
	type DiffText,
	type PacksInParts,
	type ReleaseFiles
} from '../src/lib/domain/release/release.spec-support';

/** Whom the phones of these specs believe. */
export const PUBLISHER = await makePublisher();

/** A publisher without a disk: edits records, and writes releases with diffs as `src/publish` does. */
export interface Press {
	/** The draft. */
	packs: Partial<Record<PackName, PackRecords<Text>>>;
	/** By `seq`, the first being 1. */
	releases: { files: ReleaseFiles; packs: PacksInParts }[];
	publish(): Promise<ReleaseFiles>;
}

/** `diffsFrom`: how many releases back diffs go; who is further behind takes the full pack. */
export function press(diffsFrom: number): Press {
	const self: Press = {
		packs: { facts: { 'region/here': { title: 'Lippe' } }, 'text/de': {}, 'text/en': {} },
		releases: [],
		async publish() {
			const packs: PacksInParts = Object.fromEntries(
				Object.entries(self.packs).map(([name, records]) => [name, inTwo(structuredClone(records ?? {}))])
			);
			const seq = self.releases.length + 1;
			const earlier = self.releases
				.map(({ packs: before }, index) => ({ seq: index + 1, packs: before }))
				.slice(-diffsFrom);
			const files = await buildRelease(seq, packs, { seal: PUBLISHER.seal, earlier, diffText });
			self.releases.push({ files, packs });
			return files;
		}
	};
	return self;
}

/** As the publisher writes it out of a ledger: what differs, patched where that is shorter. */
const diffText: DiffText = async (from, to, before, after) => {
	const pieces = Object.fromEntries(Object.entries(before).map(([id, record]) => [id, piecesOf(record)]));
	return diffTexts({ records: after, hashes: await recordHashes(after) })(
		await recordHashes(before),
		pieces,
		from,
		to
	);
};

function inTwo(records: PackRecords): PackRecords[] {
	const entries = Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1));
	const middle = Math.ceil(entries.length / 2);
	return [entries.slice(0, middle), entries.slice(middle)].map(
		(part) => Object.fromEntries(part) as PackRecords
	);
}

/** All records of a pack of a release. */
export function recordsOf({ releases }: Press, seq: number, name: PackName): PackRecords | undefined {
	const parts = releases[seq - 1]?.packs[name];
	return parts && joined(parts);
}
