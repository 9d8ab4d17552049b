import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { publish } from '../../src/publish/publish';
import { filesUnder, type Site } from './served-site';

/** What a file of the content becomes; a function is handed what stands there. */
export type Edits = Record<string, string | Buffer | ((text: string) => string)>;

export interface Occasion {
	/** When the release is issued; by default now, give or take a run of the journeys. */
	now?: Date | undefined;
	/** The archive of the street pack, made only when it is needed. */
	streets?: () => Promise<Uint8Array>;
}

/** Each is fetched once or twice: packing them well would take most of the time that the journeys have. */
const QUICK = 4;

/** Where one run of the journeys keeps what it has published. */
const KEPT = 'JOURNEY_RELEASES';
/** The last file of a release, by which it is known to be whole. */
const MANIFEST = 'manifest.json';

/** A folder for the releases of this run, for all its workers; the content and the publisher may change between two. */
export default async function keepReleases(): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'lotse-releases-'));
	process.env[KEPT] = folder;
	return () => rm(folder, { recursive: true, force: true });
}

/**
 * Publishes the content with these changes over the site's release; answers the new release's number.
 *
 * To publish the real content takes seconds of all cores, and most journeys change the same one title. So what was
 * published once in a run, over the same release and with the same changes, is laid over the other sites as it is.
 */
export async function publishOver(site: Site, edits: Edits, occasion: Occasion = {}): Promise<number> {
	const files = await Promise.all(Object.entries(edits).map(([file, edit]) => edited(file, edit)));
	const served = join(site.dir, 'content');
	const hash = createHash('sha256').update(await readFile(join(served, MANIFEST)));
	for (const [file, bytes] of files) hash.update(`\n${file} ${bytes.length}\n`).update(bytes);
	hash.update(`\n${occasion.now?.toISOString()} ${Boolean(occasion.streets)}`);
	const kept = join(process.env[KEPT] ?? '', hash.digest('hex'));

	await onlyOnce(kept, () => press(served, kept, files, occasion));
	await layOver(join(kept, 'content'), served);
	return JSON.parse(await readFile(join(kept, 'seq.json'), 'utf8')) as number;
}

async function edited(file: string, edit: Edits[string]): Promise<[file: string, bytes: Buffer]> {
	if (typeof edit !== 'function') return [file, Buffer.from(edit)];
	return [file, Buffer.from(edit(await readFile(join('content', file), 'utf8')))];
}

/** Has one worker do it, and the others wait; when that one failed, the next tries, and fails with the same words. */
async function onlyOnce(folder: string, make: () => Promise<void>): Promise<void> {
	const busy = `${folder}.busy`;
	while (!existsSync(folder)) {
		const mine = await mkdir(busy).then(
			() => true,
			() => false
		);
		if (mine) {
			// Another may have been done with it in between.
			if (!existsSync(folder)) await make().finally(() => rm(busy, { recursive: true }));
			return;
		}
		await expect.poll(() => existsSync(folder) || !existsSync(busy), { timeout: 0 }).toBe(true);
	}
}

async function press(
	served: string,
	kept: string,
	files: [file: string, bytes: Buffer][],
	{ now = new Date(), streets }: Occasion
): Promise<void> {
	const desk = `${kept}.desk`;
	await mkdir(desk);
	try {
		await cp('content', join(desk, 'written'), { recursive: true });
		for (const [file, bytes] of files) {
			const path = join(desk, 'written', file);
			await mkdir(dirname(path), { recursive: true });
			await writeFile(path, bytes);
		}
		const archive = join(desk, 'streets.pmtiles');
		if (streets) await writeFile(archive, await streets());
		const outDir = join(desk, 'made/content');
		await cp(served, outDir, { recursive: true });
		const result = await publish({
			contentDir: join(desk, 'written'),
			outDir,
			now,
			quality: QUICK,
			...(streets && { streets: archive })
		});
		if (!result.ok) throw new Error(result.problems.map(({ text }) => text).join('\n'));
		if (!result.changed) throw new Error('nothing changed');
		await writeFile(join(desk, 'made/seq.json'), JSON.stringify(result.seq));
		await rename(join(desk, 'made'), kept);
	} finally {
		await rm(desk, { recursive: true, force: true });
	}
}

/** Makes a folder of releases what the publisher has left there, in its order: the plain manifest comes last. */
async function layOver(made: string, served: string): Promise<void> {
	const [files, old] = await Promise.all([filesUnder(made), filesUnder(served)]);
	const isManifest = (file: string) => file.startsWith(MANIFEST);
	const lacking = files.filter((file) => isManifest(file) || !old.includes(file));
	for (const file of lacking.sort(
		(a, b) => Number(isManifest(a)) - Number(isManifest(b)) || (a > b ? -1 : 1)
	)) {
		const path = join(served, file);
		await mkdir(dirname(path), { recursive: true });
		await cp(join(made, file), `${path}.new`);
		await rename(`${path}.new`, path);
	}
	for (const file of old.filter((name) => !files.includes(name)))
		await rm(join(served, file), { force: true });
}
