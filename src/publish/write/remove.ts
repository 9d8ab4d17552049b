import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ledgerNumbers, readLedger } from './ledger';
import { isPictureFile } from './pictures';
import { keptParts } from './streets';

/**
 * Removes parts and pictures that no release from `keepFrom` on names, and diffs that lead to an older one: a phone that fetched
 * the manifest just before this publish still finds what the release before consists of. Ledgers stay for ever.
 */
export async function removeOld(outDir: string, keepFrom: number): Promise<void> {
	await removeDiffs(join(outDir, 'diff'), keepFrom);
	const keep = new Set<string>();
	const streets = new Set<string>();
	const pictures = new Set<string>();
	let knowsStreets = true;
	for (const seq of await ledgerNumbers(outDir)) {
		if (seq < keepFrom) continue;
		const ledger = await readLedger(outDir, seq);
		// Rather keep too much than lose what a release still names.
		if (!ledger) return;
		for (const hash of ledger.parts) keep.add(hash);
		for (const name of ledger.pictures ?? []) pictures.add(name);
		for (const { list } of ledger.streets ?? []) keep.add(list);
		const parts = await keptParts(outDir, ledger.streets ?? []);
		for (const hash of parts ?? []) streets.add(hash);
		knowsStreets &&= parts !== undefined;
	}
	for (const name of await readdir(outDir)) {
		if (isPictureFile(name) && !pictures.has(name)) await rm(join(outDir, name), { force: true });
		const [, hash = '', kind] = /^([0-9a-f]{64})\.(json|bin)(?:\.br|\.gz)?$/.exec(name) ?? [];
		if (kind === undefined || (kind === 'bin' && !knowsStreets)) continue;
		if (!(kind === 'bin' ? streets : keep).has(hash)) await rm(join(outDir, name), { force: true });
	}
}

async function removeDiffs(dir: string, keepFrom: number): Promise<void> {
	for (const name of await readdir(dir, { recursive: true }).catch(() => [])) {
		const to = /(?:^|[\\/])\d+-(\d+)\.json(?:\.br|\.gz)?$/.exec(name)?.[1];
		if (to !== undefined && Number(to) < keepFrom) await rm(join(dir, name), { force: true });
	}
}
