import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseManifest } from '../../lib/domain/release/format';
import { verifySigned, type Trust } from '../../lib/domain/release/trust';
import { plantTree, TODAY, type Tree } from '../content-tree.spec-support';
import { makeKeys, rotateKey } from './ceremony';
import { readPrivate, readRing } from './folder';
import { makeKey, type PrivateKey } from './key';
import { makeRing, replaceRoot, type Ring } from './ring';
import { loadSigner, signerOf } from './signer';

let tree: Tree;
let keys: string;
beforeEach(async () => {
	tree = await plantTree();
	keys = join(tree.root, 'keys');
});
afterEach(() => tree.remove());

const privateKey = async () => (await readPrivate(keys, 'content.private.json')) as PrivateKey;
const env = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({ LOTSE_KEYS: keys, ...more });
const publishWith = async (more?: NodeJS.ProcessEnv) =>
	tree.release(TODAY, { signer: await loadSigner(env(more)) });

async function envelope() {
	const parsed = parseManifest(await readFile(join(tree.outDir, 'manifest.json'), 'utf8'));
	if (!parsed.ok) throw new Error(parsed.fault);
	const { payload, signature, keyid, chain } = parsed.value.envelope;
	return { signed: { payload, signature: signature ?? '', keyid: keyid ?? '' }, chain };
}

/** What a phone that trusts `trusted` remembers after the release in force. */
async function phoneSees(trusted: Trust): Promise<Trust | undefined> {
	const { signed, chain } = await envelope();
	return verifySigned(signed, chain, trusted);
}

/** A command of package.json, run in the tree. */
function run(script: string, args: string[] = [], more: NodeJS.ProcessEnv = {}) {
	const { LOTSE_KEYS: _, ...clean } = process.env;
	return promisify(execFile)(
		process.execPath,
		[resolve('node_modules/tsx/dist/cli.mjs'), resolve(script), ...args],
		{
			cwd: tree.root,
			env: { ...clean, ...more }
		}
	);
}
const content = (more?: NodeJS.ProcessEnv) => run('src/publish/cli.ts', ['--now', TODAY], more);

describe('a signed release', () => {
	test('is believed by a phone whose shell was built with the same keys', async () => {
		const { trust } = await makeKeys(keys);
		await publishWith();
		expect(await phoneSees(trust)).toEqual(trust);
		const stranger = await makeRing();
		expect(await phoneSees(stranger.ring.trust)).toBeUndefined();
	});

	for (const role of ['content', 'root'] as const) {
		test(`a new ${role} key makes a new release although the content is equal`, async () => {
			const { trust } = await makeKeys(keys);
			await publishWith();
			expect(await publishWith()).toMatchObject({ seq: 1, changed: false });
			const after = await rotateKey(keys, role);
			expect(await publishWith()).toMatchObject({ seq: 2, changed: true });
			expect(await phoneSees(trust)).toEqual(after.trust);
			expect(await publishWith()).toMatchObject({ seq: 2, changed: false });
		});
	}

	test('whose signature somebody broke is made anew', async () => {
		await makeKeys(keys);
		await publishWith();
		const file = join(tree.outDir, 'manifest.json');
		await writeFile(file, (await readFile(file, 'utf8')).replace('2027-02-21', '2028-02-21'));
		expect(await publishWith()).toMatchObject({ seq: 2, changed: true });
	});

	test('whose chain lost a root is made anew: a phone at the root before could not follow', async () => {
		const { trust } = await makeKeys(keys);
		await rotateKey(keys, 'root');
		await publishWith();
		const file = join(tree.outDir, 'manifest.json');
		const whole = JSON.parse(await readFile(file, 'utf8')) as { chain: object[] };
		await writeFile(file, JSON.stringify({ ...whole, chain: whole.chain.slice(1) }));
		expect(await phoneSees(trust)).toBeUndefined();
		expect(await publishWith()).toMatchObject({ seq: 2, changed: true });
		expect(await phoneSees(trust)).toEqual((await readRing(keys))?.trust);
	});

	test('stays small with five roots in its chain', async () => {
		const first = await makeRing();
		let { root, ring } = first;
		for (let n = 0; n < 4; n += 1) ({ key: root, ring } = await replaceRoot(root, ring));
		await tree.release(TODAY, { signer: await signerOf(first.content, ring) });
		expect((await stat(join(tree.outDir, 'manifest.json.br'))).size).toBeLessThanOrEqual(3_000);
		expect(await phoneSees(first.ring.trust)).toEqual(ring.trust);
	});
});

describe('the content key', () => {
	test('is taken from the environment, a file it names, or the folder, in this order', async () => {
		await makeKeys(keys);
		const text = JSON.stringify(await privateKey());
		const file = join(tree.root, 'elsewhere.json');
		await rename(join(keys, 'content.private.json'), file);
		await expect(loadSigner(env({ LOTSE_CONTENT_KEY: text }))).resolves.toMatchObject({ local: false });
		await expect(loadSigner(env({ LOTSE_CONTENT_KEY_FILE: file }))).resolves.toMatchObject({ local: false });
		await rename(file, join(keys, 'content.private.json'));
		await expect(loadSigner(env({ LOTSE_CONTENT_KEY: '' }))).resolves.toMatchObject({ local: false });
		const other = JSON.stringify(await makeKey());
		await expect(loadSigner(env({ LOTSE_CONTENT_KEY: other }))).rejects.toThrow('beglaubigt');
	});

	test('that nobody certified is not used', async () => {
		await makeKeys(keys);
		await writeFile(join(keys, 'content.private.json'), JSON.stringify(await makeKey()));
		await expect(loadSigner(env())).rejects.toThrow('ist nicht der, den trust.json beglaubigt');
	});

	test('that was replaced is not used', async () => {
		await makeKeys(keys);
		const old = JSON.stringify(await privateKey());
		await rotateKey(keys, 'content');
		await expect(loadSigner(env({ LOTSE_CONTENT_KEY: old }))).rejects.toThrow('beglaubigt');
	});

	test('whose halves do not belong together is not used', async () => {
		await makeKeys(keys);
		const mixed = JSON.stringify({ ...(await privateKey()), d: (await makeKey()).d });
		await expect(loadSigner(env({ LOTSE_CONTENT_KEY: mixed }))).rejects.toThrow('beglaubigt');
	});

	test('is not used when the shell would be built to trust something else than the chain leads to', async () => {
		await makeKeys(keys);
		await rotateKey(keys, 'content');
		const ring = (await readRing(keys)) as Ring;
		for (const version of [1, 3]) {
			const wrong = { ...ring, trust: { ...ring.trust, content: version } };
			await expect(signerOf(await privateKey(), wrong)).rejects.toThrow('beglaubigt');
		}
	});

	test('is not used when a root is missing in the chain', async () => {
		await makeKeys(keys);
		for (const missing of [0, 1]) {
			await rotateKey(keys, 'root');
			await rotateKey(keys, 'root');
			const ring = (await readRing(keys)) as Ring;
			const chain = ring.chain.filter((_, index) => index !== missing);
			await expect(signerOf(await privateKey(), { ...ring, chain })).rejects.toThrow('fehlt etwas');
		}
		const ring = (await readRing(keys)) as Ring;
		const alone = { ...ring, chain: ring.chain.slice(-1) };
		await expect(signerOf(await privateKey(), alone)).rejects.toThrow('fehlt etwas');
	});

	test('missing beside a public chain stops the publish: its release would be refused', async () => {
		await makeKeys(keys);
		await rm(join(keys, 'content.private.json'));
		await expect(content()).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/^In keys\/ fehlt content\.private\.json[^\n]*\n$/) as string
		});
		expect((await readdir(tree.root)).sort()).toEqual(['content', 'keys']);
	}, 30_000);

	test('without a chain stops the publish instead of being swapped for a local one', async () => {
		await makeKeys(keys);
		const text = JSON.stringify(await privateKey());
		await rm(join(keys, 'trust.json'));
		await expect(loadSigner(env())).rejects.toThrow('trust.json fehlt');
		await rm(join(keys, 'content.private.json'));
		await expect(loadSigner(env({ LOTSE_CONTENT_KEY: text }))).rejects.toThrow('trust.json fehlt');
		// A folder that somebody named is not "no keys" either.
		await expect(loadSigner(env())).rejects.toThrow('trust.json fehlt');
	});

	test('never appears in a file of the release or on the screen', async () => {
		const made = await run('src/publish/keys/cli.ts');
		const key = await privateKey();
		const root = (await readPrivate(keys, 'root.private.json')) as PrivateKey;
		const secrets = [key.d, root.d];
		const { stdout, stderr } = await content({ LOTSE_CONTENT_KEY: JSON.stringify(key) });
		const broken = (await content({ LOTSE_CONTENT_KEY: `x${JSON.stringify(key)}` }).catch(
			(error: unknown) => error
		)) as { code: number; stdout: string; stderr: string };
		expect(broken.code).toBe(1);
		expect(broken.stderr).toMatch(/^In LOTSE_CONTENT_KEY steht kein privater Schlüssel[^\n]*\n$/);
		const files = Object.values(await tree.snapshot()).map((base64) =>
			Buffer.from(base64, 'base64').toString()
		);
		const screen = [made, broken].flatMap((said) => [said.stdout, said.stderr]);
		for (const text of [...files, ...screen, stdout, stderr]) {
			for (const secret of secrets) expect(text).not.toContain(secret);
		}
	}, 30_000);
});

describe('without keys', () => {
	test('a local pair is made once, and every publish says so', async () => {
		const first = await content();
		expect(first.stdout).toMatch(/Ausgabe 1 geschrieben[^]*Ohne Schlüssel in keys\/: mit einem örtlichen/);
		const local = join(tree.root, '.cache/keys');
		expect((await stat(join(local, 'content.private.json'))).mode & 0o777).toBe(0o600);
		expect(await readdir(join(tree.root, '.cache'))).toEqual(['keys']);
		const trust = (await readRing(local))?.trust as Trust;
		expect(await phoneSees(trust)).toEqual(trust);

		const second = await content();
		expect(second.stdout).toMatch(/Unverändert, Ausgabe 1[^]*Ohne Schlüssel in keys\//);

		// The publisher's own keys take over as soon as they are there.
		await makeKeys(keys);
		const third = await content();
		expect(third.stdout).toMatch(/Ausgabe 2 geschrieben/);
		expect(third.stdout).not.toContain('Ohne Schlüssel');
	}, 30_000);

	test('half a local pair is neither used nor replaced', async () => {
		const local = join(tree.root, '.cache/keys');
		await mkdir(local, { recursive: true });
		await writeFile(join(local, 'content.private.json'), JSON.stringify(await makeKey()));
		await expect(content()).rejects.toMatchObject({
			code: 1,
			stderr: '.cache/keys/ ist unvollständig. Bitte löschen Sie den Ordner.\n'
		});
		expect(await readdir(join(tree.root, '.cache'))).toEqual(['keys']);
	}, 30_000);

	test('two publishes at once make one pair', async () => {
		const both = await Promise.all([
			content(),
			run('src/publish/cli.ts', ['--out', 'second', '--now', TODAY])
		]);
		expect(both.map(({ stdout }) => /Ausgabe 1 geschrieben/.test(stdout))).toEqual([true, true]);
		expect(await readdir(join(tree.root, '.cache'))).toEqual(['keys']);
		const [a, b] = await Promise.all(
			['release', 'second'].map(async (dir) =>
				parseManifest(await readFile(join(tree.root, dir, 'manifest.json'), 'utf8'))
			)
		);
		expect(a?.ok && a.value.envelope.chain).toEqual(b?.ok && b.value.envelope.chain);
	}, 30_000);
});

describe('npm run keys', () => {
	const command = (...args: string[]) => run('src/publish/keys/cli.ts', args);

	test('says what is secret, what may be committed and how a build server gets it', async () => {
		const { stdout } = await command();
		expect(stdout).toMatch(/root\.private\.json +GEHEIM[^]*Stick[^]*Schublade/);
		expect(stdout).toContain('git add keys/trust.json');
		expect(stdout).toContain('LOTSE_CONTENT_KEY');
		await expect(command()).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/gibt es schon und wird nicht überschrieben/) as string
		});
		expect((await command('--rotate', 'content')).stdout).toContain('Nummer 2');
		expect((await command('--rotate', 'root')).stdout).toContain('beglaubigt vom alten');
		await expect(command('--rotate', 'both')).rejects.toMatchObject({ code: 1 });
	}, 30_000);
});
