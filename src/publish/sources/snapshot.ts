import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { listFiles } from '../read/walk';

/** How a snapshot differs from the one before, in files. */
export interface Change {
	added: number;
	changed: number;
	removed: number;
}

/** What a folder holds, by path inside of it. */
export type Snapshot = ReadonlyMap<string, string | Buffer>;

/**
 * Puts `files` (path -> text, or bytes) in the place of `folder`. They are written beside it first, so that whatever goes wrong
 * the old ones are whole; files that stay as they are keep their times.
 */
export async function swapSnapshot(folder: string, files: Snapshot): Promise<Change> {
	const before = await readAll(folder);
	const change: Change = { added: 0, changed: 0, removed: 0 };
	for (const [name, content] of files) {
		const old = before.get(name);
		if (old === undefined) change.added += 1;
		else if (!old.equals(Buffer.from(content))) change.changed += 1;
	}
	for (const name of before.keys()) if (!files.has(name)) change.removed += 1;
	if (change.added + change.changed + change.removed === 0 && before.size > 0) return change;

	// A leading dot: what a cut-off import leaves behind is no content.
	const [fresh, stale] = ['new', 'old'].map((end) => beside(folder, end)) as [string, string];
	await rm(fresh, { recursive: true, force: true });
	await rm(stale, { recursive: true, force: true });
	try {
		for (const [name, content] of files) {
			await mkdir(dirname(join(fresh, name)), { recursive: true });
			await writeFile(join(fresh, name), content);
		}
		if (before.size > 0) await rename(folder, stale);
		else await rm(folder, { recursive: true, force: true });
		await rename(fresh, folder).catch(async (error: unknown) => {
			if (before.size > 0) await rename(stale, folder);
			throw error;
		});
	} finally {
		await rm(fresh, { recursive: true, force: true });
	}
	await rm(stale, { recursive: true, force: true });
	return change;
}

function beside(folder: string, end: string): string {
	const name = folder.slice(folder.lastIndexOf('/') + 1);
	return join(dirname(folder), `.${name}-${end}`);
}

async function readAll(folder: string): Promise<Map<string, Buffer>> {
	const { files } = await listFiles(folder).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return { files: [] };
		throw error;
	});
	const contents = new Map<string, Buffer>();
	for (const name of files) contents.set(name, await readFile(join(folder, name)));
	return contents;
}
