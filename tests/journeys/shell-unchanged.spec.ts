import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildBackground } from '../../scripts/site/background.mjs';
import { forgetPages } from '../../scripts/site/worker.mjs';
import { GOOD } from '../../src/publish/content-tree.spec-support';
import { publish } from '../../src/publish/publish';
import { filesUnder } from './site';

/** Everything the host sends that is neither content nor a page made of it. */
const SHELL =
	/^(?:_app\/|icons\/|(?:service-worker|background)\.js$|shell\.html$|app\.webmanifest$|robots\.txt$)/;

async function shellHashes(dir: string): Promise<Record<string, string>> {
	const hashes: Record<string, string> = {};
	for (const file of await filesUnder(dir)) {
		if (!SHELL.test(file) || /\.(?:br|gz)$/.test(file)) continue;
		hashes[file] = createHash('sha256')
			.update(await readFile(join(dir, file)))
			.digest('hex');
	}
	return hashes;
}

/** A district of its own, with no title in common with the real one; the pages about the app are linked everywhere. */
async function writeOtherContent(content: string): Promise<void> {
	for (const [file, text] of Object.entries(GOOD)) {
		const path = join(content, file);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	}
	await cp('content/legal', join(content, 'legal'), { recursive: true });
}

// Whatever the shell takes from the content, be it the number of its pages, cannot be the same for both. And a small
// district is built in a third of the time.
test('a release of new content alters no byte of the shell', async () => {
	test.setTimeout(240_000);
	const folder = await mkdtemp(join(tmpdir(), 'lotse-second-'));
	try {
		const content = join(folder, 'content');
		await writeOtherContent(content);
		const release = join(folder, 'release');
		const outcome = await publish({ contentDir: content, outDir: release, now: new Date() });
		expect(outcome.ok, JSON.stringify(outcome)).toBe(true);

		const build = join(folder, 'build');
		const kit = join('.cache', 'second-kit');
		await promisify(execFile)('npx', ['vite', 'build', '--logLevel', 'error'], {
			env: { ...process.env, LOTSE_RELEASE: release, LOTSE_BUILD: build, LOTSE_KIT: kit }
		});
		await forgetPages(build);
		await buildBackground(build);
		const page = await readFile(join(build, 'de/offers/sprachcafe.html'), 'utf8');
		expect(page).toContain('Deutsch üben bei Kaffee und Tee.');

		const first = await shellHashes('build');
		expect(Object.keys(first).length).toBeGreaterThan(15);
		expect(await shellHashes(build)).toEqual(first);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});
