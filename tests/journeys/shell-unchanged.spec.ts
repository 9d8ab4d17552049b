import { expect, test } from '@playwright/test';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildBackground } from '../../scripts/site/background.mjs';
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

test('a release of new content alters no byte of the shell', async () => {
	test.setTimeout(240_000);
	const folder = await mkdtemp(join(tmpdir(), 'lotse-second-'));
	try {
		const content = join(folder, 'content');
		await cp('content', content, { recursive: true });
		const file = join(content, 'offers/griffbereit.yaml');
		const text = await readFile(file, 'utf8');
		await writeFile(file, text.replace(/title: .*/, 'title: Ein anderer Titel'));
		// One that no other text leads to.
		await rm(join(content, 'offers/selbsthilfe-kontaktstelle.yaml'));
		await cp(join(content, 'offers/telefonseelsorge.yaml'), join(content, 'offers/ganz-neu.yaml'));
		const release = join(folder, 'release');
		const outcome = await publish({ contentDir: content, outDir: release, now: new Date() });
		expect(outcome.ok, JSON.stringify(outcome)).toBe(true);

		const build = join(folder, 'build');
		const kit = join('.cache', 'second-kit');
		await promisify(execFile)('npx', ['vite', 'build', '--logLevel', 'error'], {
			env: { ...process.env, LOTSE_RELEASE: release, LOTSE_BUILD: build, LOTSE_KIT: kit }
		});
		await buildBackground(build);
		const page = await readFile(join(build, 'de/offers/griffbereit.html'), 'utf8');
		expect(page).toContain('Ein anderer Titel');

		const first = await shellHashes('build');
		expect(Object.keys(first).length).toBeGreaterThan(15);
		expect(await shellHashes(build)).toEqual(first);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
});
