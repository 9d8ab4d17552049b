import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ledgerNumbers, readLedger } from './earlier';

export interface NewFile {
	/** Inside the release folder. */
	path: string;
	bytes: Uint8Array;
}

const STAGING = '.staging-';
/** A staging folder older than this was left by a publish that died. */
const STALE = 3_600_000;

/**
 * Puts files into the release folder: first all of them into a folder of their own on the same disk, then by
 * renaming, in the given order. Until the last one, the manifest, is renamed, the earlier release is in force and whole.
 */
export async function install(outDir: string, files: readonly NewFile[]): Promise<void> {
	await mkdir(outDir, { recursive: true });
	await removeStale(outDir);
	const staging = await mkdtemp(join(outDir, STAGING));
	try {
		for (const [index, { bytes }] of files.entries()) await writeDurably(join(staging, String(index)), bytes);
		for (const [index, { path }] of files.entries()) {
			const target = join(outDir, path);
			await mkdir(dirname(target), { recursive: true });
			await rename(join(staging, String(index)), target);
		}
	} finally {
		await rm(staging, { recursive: true, force: true });
	}
}

/**
 * Removes parts that no release from `keepFrom` on names: a phone that fetched the manifest just before this
 * publish still finds the parts of the release before. Ledgers stay for ever.
 */
export async function removeOldParts(outDir: string, keepFrom: number): Promise<void> {
	const keep = new Set<string>();
	for (const seq of await ledgerNumbers(outDir)) {
		if (seq < keepFrom) continue;
		const ledger = await readLedger(outDir, seq);
		// Rather keep too much than lose what a release still names.
		if (!ledger) return;
		for (const hash of ledger.parts) keep.add(hash);
	}
	for (const name of await readdir(outDir)) {
		const hash = /^([0-9a-f]{64})\.json(\.br|\.gz)?$/.exec(name)?.[1];
		if (hash !== undefined && !keep.has(hash)) await rm(join(outDir, name), { force: true });
	}
}

/** Forces the bytes to the disk: after a power cut a renamed file could otherwise be empty. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
	const file = await open(path, 'wx', 0o644);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
}

async function removeStale(outDir: string): Promise<void> {
	for (const name of await readdir(outDir)) {
		if (!name.startsWith(STAGING)) continue;
		const { mtimeMs } = await stat(join(outDir, name));
		if (Date.now() - mtimeMs > STALE) await rm(join(outDir, name), { recursive: true, force: true });
	}
}
