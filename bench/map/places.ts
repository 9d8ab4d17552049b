import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts, PackName, PackRecords, PlaceFacts, Text } from '../../src/lib/domain/records';
import { parseManifest, parsePart, type Manifest } from '../../src/lib/domain/release/format';
import { loadSigner } from '../../src/publish/keys/signer';
import { writeRelease } from '../../src/publish/write/release';

/** The packs that the measured phone keeps; the others would only be compressed for nobody. */
const KEPT: readonly PackName[] = ['facts', 'map', 'text/de'];

/**
 * Writes the German release of a built site anew, with places that do not exist, evenly over the region and always
 * the same.
 */
export async function addPlaces(contentDir: string, count: number): Promise<void> {
	const parsed = parseManifest(await readFile(join(contentDir, 'manifest.json'), 'utf8'));
	if (!parsed.ok) throw new Error(`manifest.json: ${parsed.fault}`);
	const { manifest } = parsed.value;
	const packs: Partial<Record<PackName, PackRecords>> = {};
	for (const name of KEPT) packs[name] = await readPack(contentDir, manifest, name);
	// Nothing of the true release may be left: its diffs to this one would be as large as the whole.
	await rm(contentDir, { recursive: true });
	const [west, south, east, north] = (
		packs.facts?.['region/here'] as { bbox: [number, number, number, number] }
	).bbox;
	const model = packs.facts?.['place/rathaus-lemgo'] as PlaceFacts;
	const random = sequence(20_261_125);
	for (let n = 0; n < count; n += 1) {
		const address = `place/zz-${n}`;
		const position = {
			lat: south + random() * (north - south),
			lon: west + random() * (east - west),
			precision: n % 5 ? ('door' as const) : ('town' as const)
		};
		for (const [name, records = {}] of Object.entries(packs)) {
			if (name === 'facts') records[address] = { ...model, position } as Facts;
			else if (name.startsWith('text/')) records[address] = { title: `Ort ${n}` } as Text;
		}
	}
	await writeRelease(packs, {
		outDir: contentDir,
		now: Date.now(),
		signer: await loadSigner(),
		previousDir: undefined
	});
}

async function readPack(dir: string, manifest: Manifest, name: PackName): Promise<PackRecords> {
	const records: PackRecords = {};
	for (const { hash } of manifest.packs[name]?.full ?? []) {
		const part = parsePart(await readFile(join(dir, `${hash}.json`), 'utf8'), name);
		if (!part.ok) throw new Error(`${hash}.json: ${part.fault}`);
		Object.assign(records, part.value);
	}
	return records;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function sequence(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}
