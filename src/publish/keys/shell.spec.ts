import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeKeys, rotateKey } from './ceremony';

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'lotse-shell-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The version of a shell that is made of nothing but the keys in `root`. */
async function shellVersion(): Promise<string> {
	const { LOTSE_KEYS: _, ...env } = process.env;
	const script = `import { shellVersion } from './scripts/shell-version.mjs'; console.log(shellVersion(${JSON.stringify(root)}))`;
	return (await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env })).stdout;
}

test('other keys to trust make another shell, another chain to them does not', async () => {
	const none = await shellVersion();
	const file = join(root, 'keys/trust.json');
	await makeKeys(join(root, 'keys'));
	const first = await shellVersion();
	expect(first).not.toBe(none);

	const ring = JSON.parse(await readFile(file, 'utf8')) as { trust: object; chain: object[] };
	await writeFile(file, JSON.stringify({ chain: [...ring.chain, ...ring.chain], trust: ring.trust }));
	expect(await shellVersion()).toBe(first);
	await writeFile(file, JSON.stringify(ring));

	await rotateKey(join(root, 'keys'), 'content');
	const second = await shellVersion();
	expect(second).not.toBe(first);

	// Keys of this machine count the same, as long as the publisher's are not there.
	await rename(join(root, 'keys'), join(root, '.keys'));
	expect(await shellVersion()).toBe(none);
	await makeKeys(join(root, '.cache/keys'));
	expect(await shellVersion()).not.toBe(none);
	await rename(join(root, '.keys'), join(root, 'keys'));
	expect(await shellVersion()).toBe(second);
});
