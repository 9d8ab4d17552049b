import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import canonicalize from 'canonicalize';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LOCALES, type PackName } from '../lib/domain/records';
import { parseManifest, type Manifest } from '../lib/domain/release/format';
import { recordHashes, rootOf, sha256 } from '../lib/domain/release/hash';
import { makeKeys } from './keys/ceremony';
import { plantTree, type Tree } from './content-tree.spec-support';
import { packAt } from './write/compress';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const cafe = 'offers/sprachcafe.yaml';
const read = (name: string) => readFile(join(tree.outDir, name));
const files = async () => (await readdir(tree.outDir)).sort();
const partsOf = (manifest: Manifest) => Object.values(manifest.packs).flatMap((info) => info?.full ?? []);

async function manifest(): Promise<Manifest> {
	const parsed = parseManifest((await read('manifest.json')).toString());
	if (!parsed.ok) throw new Error(parsed.fault);
	return parsed.value.manifest;
}

describe('a release', () => {
	test('is one a phone accepts: the manifest parses, every part has its hash, every pack its root', async () => {
		await tree.release();
		const { packs, seq, issued, expires } = await manifest();
		expect({ seq, issued, expires }).toEqual({
			seq: 1,
			issued: '2026-11-23T12:00:00.000Z',
			expires: '2027-02-21T12:00:00.000Z'
		});
		expect(Object.keys(packs)).toEqual(['facts', ...LOCALES.map((locale) => `text/${locale}`).sort()]);
		for (const [name, info] of Object.entries(packs)) {
			for (const { hash, bytes, packed } of info?.full ?? []) {
				const plain = await read(`${hash}.json`);
				expect(await sha256(plain.toString())).toBe(hash);
				expect(plain.length).toBe(bytes);
				expect((await read(`${hash}.json.br`)).length).toBe(packed);
			}
			const records = await tree.records(name as PackName);
			expect(await rootOf(await recordHashes(records))).toBe(info?.root);
			expect(Object.keys(records)).toHaveLength(info?.records ?? -1);
			expect(info?.oldest).toBe(1);
		}
	});

	test('is compressed to the same bytes that it is plain', async () => {
		await tree.release();
		for (const name of (await files()).filter((file) => file.endsWith('.json'))) {
			const plain = await read(name);
			expect(brotliDecompressSync(await read(`${name}.br`)).equals(plain)).toBe(true);
			expect(gunzipSync(await read(`${name}.gz`)).equals(plain)).toBe(true);
		}
	});

	test('has the same records under the same addresses in every pack', async () => {
		await tree.release();
		const addresses = Object.keys(await tree.records('facts'));
		expect(addresses).toEqual([...addresses].sort());
		expect(Object.keys(await tree.records('text/de'))).toEqual(addresses);
		expect(Object.keys(await tree.records('text/en'))).toEqual(addresses);
	});

	test('a record without a translation is there in German and says so', async () => {
		await tree.release();
		const texts = await tree.records('text/en');
		expect(texts['place/kreishaus']).toEqual({ title: 'Kreishaus', lang: 'de' });
	});

	test('a translation that leaves out the body keeps the German one, marked as such', async () => {
		await tree.release();
		const german = (await tree.records('text/de'))['offer/sprachcafe'];
		expect((await tree.records('text/en'))['offer/sprachcafe']).toEqual({
			title: 'Language café',
			summary: 'Practise German over coffee and tea.',
			translated: 'machine',
			german: expect.arrayContaining(['body']),
			body: (german as { body: unknown }).body
		});
	});

	test('holds no null but those that mean something', async () => {
		await tree.release();
		const facts = JSON.stringify(await tree.records('facts'));
		expect(facts.match(/"[a-zA-Z]+":null/g)).toEqual(Array(5).fill('"checked":null'));
	});

	test('does not depend on the order in which an editor wrote the fields', async () => {
		await tree.release();
		await tree.write({ [cafe]: (text) => text.replace(/^(topics:.*\n)([^]*)$/, '$2$1') });
		expect((await tree.release()).changed).toBe(false);
	});

	test('a large pack is cut into parts that each weigh little, and none of its records is lost', async () => {
		const noise = await sha256('noise');
		// Digits would have to stand in every translation.
		const letters = async (seed: string) =>
			(await sha256(seed)).replace(/\d/g, (digit) => 'ghijklmnop'[+digit] ?? '');
		for (let n = 0; n < 90; n += 1) {
			let body = '';
			for (let line = 0; line < 60; line += 1) body += `      ${await letters(`${noise} ${n} ${line}`)}\n`;
			// Short in the other languages, or twelve packs would be large, which takes a while.
			const others = LOCALES.slice(1).map((locale) => `  ${locale}:\n    title: P${n}\n    body: x\n`);
			await tree.write({
				[`providers/p${n}.yaml`]: `source: x\nowner: x\ntexts:\n${others.join('')}  de:\n    title: P${n}\n    body: |\n${body}`
			});
		}
		await tree.release();
		const { packs } = await manifest();
		expect(packs['text/de']?.full.length).toBeGreaterThan(1);
		expect(packs.facts?.full).toHaveLength(1);
		for (const { packed } of partsOf(await manifest())) expect(packed).toBeLessThanOrEqual(150_000);
		expect(Object.keys(await tree.records('text/de'))).toHaveLength(99);
	});
});

describe('the next release', () => {
	test('the same content twice makes no new release and touches no file', async () => {
		await tree.release();
		const before = await tree.snapshot();
		expect(await tree.release('2026-11-24T12:00:00Z')).toMatchObject({ seq: 1, changed: false });
		expect(await tree.snapshot()).toEqual(before);
	});

	test('a changed summary changes exactly the text pack', async () => {
		await tree.release();
		const { packs: before } = await manifest();
		await tree.write({ [cafe]: (text) => text.replace('Practise German', 'Speak German') });
		expect(await tree.release()).toMatchObject({ seq: 2, changed: true });
		const { packs: after } = await manifest();
		const changed = Object.keys(after).filter(
			(name) => after[name as PackName]?.root !== before[name as PackName]?.root
		);
		expect(changed).toEqual(['text/en']);
		expect(after.facts?.full).toEqual(before.facts?.full);
	});

	test('an unchanged release is confirmed anew before it expires, with the same parts', async () => {
		await tree.release();
		const first = await manifest();
		expect(await tree.release('2026-11-30T12:00:00Z')).toMatchObject({ changed: false });
		// Past the month the hours move on, so the content without hours is what can stay the same.
		await tree.write({
			[cafe]: (text) => text.replace(/^hours.*\n/m, ''),
			'places/kreishaus.yaml': (text) => text.replace(/^hours.*\n/m, '')
		});
		await tree.release();
		expect(await tree.release('2027-01-22T12:00:00Z')).toMatchObject({ seq: 2, changed: false });
		expect(await tree.release('2027-01-23T12:00:00Z')).toMatchObject({ seq: 3, changed: true });
		expect((await manifest()).packs['text/de']?.full).toEqual(first.packs['text/de']?.full);
	});

	test('what lies there packed is not packed again, unless something else is in it', async () => {
		await tree.release();
		const partOf = async (name: PackName) => (await manifest()).packs[name]?.full[0];
		const [good, bad] = [
			`${(await partOf('text/de'))?.hash}.json`,
			`${(await partOf('text/en'))?.hash}.json`
		];
		const { br } = await packAt(1)((await read(good)).toString());
		await writeFile(join(tree.outDir, `${good}.br`), br);
		await writeFile(join(tree.outDir, `${bad}.br`), br);

		// The hours move on, and nothing else.
		expect(await tree.release('2027-02-01T12:00:00Z')).toMatchObject({ seq: 2, changed: true });
		expect((await read(`${good}.br`)).equals(br)).toBe(true);
		expect((await partOf('text/de'))?.packed).toBe(br.length);
		expect(brotliDecompressSync(await read(`${bad}.br`)).equals(await read(bad))).toBe(true);
	});

	test('the ledger says the hash of every record, and ledgers stay', async () => {
		await tree.release();
		await tree.write({ [cafe]: (text) => text.replace('free', 'paid') });
		await tree.release();
		expect(await readdir(join(tree.outDir, 'ledger'))).toEqual(['1.json', '2.json']);
		const ledger = JSON.parse((await read('ledger/2.json')).toString()) as { packs: Record<string, unknown> };
		expect(ledger.packs.facts).toEqual(await recordHashes(await tree.records('facts')));
		expect(canonicalize(ledger)).toBe((await read('ledger/2.json')).toString());
	});

	test('the parts of the release before stay for phones under way, older ones go', async () => {
		const seen: string[][] = [];
		for (const cost of ['free', 'paid', 'partly']) {
			await tree.write({ [cafe]: (text) => text.replace(/^cost: .*$/m, `cost: ${cost}`) });
			await tree.release();
			seen.push((await manifest()).packs.facts?.full.map(({ hash }) => hash) ?? []);
		}
		const names = await files();
		expect(names).not.toContain(`${seen[0]?.[0]}.json`);
		expect(names).not.toContain(`${seen[0]?.[0]}.json.br`);
		expect(names).toContain(`${seen[1]?.[0]}.json`);
		expect(names).toContain(`${seen[2]?.[0]}.json`);
	});

	test('a part that somebody deleted comes back under a new number', async () => {
		await tree.release();
		const [part] = partsOf(await manifest());
		await rm(join(tree.outDir, `${part?.hash}.json.br`));
		expect(await tree.release()).toMatchObject({ seq: 2, changed: true });
		expect(await files()).toContain(`${part?.hash}.json.br`);
	});

	test('numbers go on when the manifest was lost, because phones ignore a lower one', async () => {
		await tree.release();
		await rm(join(tree.outDir, 'manifest.json'));
		expect(await tree.release()).toMatchObject({ seq: 2, changed: true });
	});

	test('a manifest whose number cannot be learnt stops the publish', async () => {
		await mkdir(tree.outDir);
		await writeFile(join(tree.outDir, 'manifest.json'), '<html>Login</html>');
		await expect(tree.publish()).rejects.toThrow('not a manifest');
	});
});

describe('the last good release stays', () => {
	test('nothing is written when one file is wrong: byte for byte', async () => {
		await tree.release();
		const before = await tree.snapshot();
		await tree.write({ [cafe]: (text) => text.replace('Practise', 'Speak').replace('[german', '[germn') });
		expect(await tree.publish()).toMatchObject({ ok: false });
		expect(await tree.snapshot()).toEqual(before);
	});

	test('when the very first content is wrong there is no release at all', async () => {
		await tree.problems({ [cafe]: 'x' });
		await expect(readdir(tree.outDir)).rejects.toThrow('ENOENT');
	});

	test('a publish that dies on the way leaves it whole, and its number is never given again', async () => {
		await tree.release();
		const before = await manifest();
		// The last but two of the renames fails, after the parts and the ledger.
		await rm(join(tree.outDir, 'manifest.json.br'));
		await mkdir(join(tree.outDir, 'manifest.json.br', 'in the way'), { recursive: true });
		await tree.write({ [cafe]: (text) => text.replace('free', 'paid') });
		await expect(tree.publish()).rejects.toThrow();
		expect(await manifest()).toEqual(before);
		for (const { hash } of partsOf(before)) expect(await files()).toContain(`${hash}.json`);
		expect((await files()).filter((name) => name.startsWith('.staging'))).toEqual([]);

		await rm(join(tree.outDir, 'manifest.json.br'), { recursive: true });
		expect(await tree.release()).toMatchObject({ seq: 3, changed: true });
	});
});

describe('the command', () => {
	const run = (...args: string[]) =>
		promisify(execFile)(
			process.execPath,
			[
				'node_modules/tsx/dist/cli.mjs',
				'src/publish/cli.ts',
				'--content',
				tree.contentDir,
				'--out',
				tree.outDir,
				'--now',
				'2026-11-23T12:00:00Z',
				...args
			],
			{ env: { ...process.env, TZ: 'America/New_York', LOTSE_KEYS: join(tree.root, 'keys') } }
		);

	test('tells what it wrote', async () => {
		await makeKeys(join(tree.root, 'keys'));
		expect((await run()).stdout).toMatch(/Ausgabe 1 geschrieben\.\n {2}facts +9 Einträge/);
		expect((await run()).stdout).toMatch(/Unverändert, Ausgabe 1\./);
	}, 30_000);

	test('names file, line and count, and fails', async () => {
		await tree.write({ [cafe]: (text) => text.replace('[german', '[germn').replace('cost: free\n', '') });
		await expect(run()).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringMatching(
				/offers\/sprachcafe\.yaml:1: .*«cost».*\n.*offers\/sprachcafe\.yaml:1: Das Thema «germn».*\n\n2 Fehler in einer Datei\./
			) as string
		});
	}, 30_000);
});
