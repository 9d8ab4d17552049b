import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Takes a file by its path inside the release folder. */
export type Put = (path: string, bytes: Uint8Array) => Promise<void>;

const STAGING = '.staging-';
/** A staging folder older than this was left by a publish that died. */
const STALE = 3_600_000;

/**
 * Puts the files that `fill` hands over into the release folder: first all of them into a folder of their own on the
 * same disk, then by renaming, in the same order. Until the last one, the manifest, is renamed, the earlier release
 * is in force and whole. Nothing is renamed when `fill` throws or answers undefined.
 */
export async function install<T>(outDir: string, fill: (put: Put) => Promise<T>): Promise<T> {
	await mkdir(outDir, { recursive: true });
	await removeStale(outDir);
	const staging = await mkdtemp(join(outDir, STAGING));
	const paths: string[] = [];
	try {
		const result = await fill(async (path, bytes) => {
			const index = paths.push(path) - 1;
			await writeDurably(join(staging, String(index)), bytes);
		});
		if (result === undefined) return result;
		for (const [index, path] of paths.entries()) {
			const target = join(outDir, path);
			await mkdir(dirname(target), { recursive: true });
			await rename(join(staging, String(index)), target);
		}
		return result;
	} finally {
		await rm(staging, { recursive: true, force: true });
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
