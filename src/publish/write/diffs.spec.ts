import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import canonicalize from 'canonicalize';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PackName, PackRecords } from '../../lib/domain/records';
import { parseDiff, rootAfter } from '../../lib/domain/release/diff';
import { parseManifest, type PackInfo } from '../../lib/domain/release/format';
import { recordHashes, rootOf, sha256 } from '../../lib/domain/release/hash';
import { applyPatches } from '../../lib/domain/release/patch';
import { plantTree, type Tree } from '../content-tree.spec-support';

const cafe = 'offers/sprachcafe.yaml';
const PACKS: PackName[] = ['facts', 'text/de', 'text/en'];

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
	// Nothing that a day alone could change.
	const timeless = (text: string) => text.replace(/^(?:hours|checked|closure).*\n/gm, '');
	await tree.write({ [cafe]: timeless, 'places/kreishaus.yaml': timeless });
});
afterEach(() => tree.remove());

const read = (name: string) => readFile(join(tree.outDir, name));
const provider = (title: string) => `source: x\nowner: x\ntexts: { de: { title: ${title} } }\n`;

/** Publishes a German summary that was not there before, or another change. */
async function next(summary: string, now?: string): Promise<number> {
	await tree.write({ [cafe]: (text) => text.replace(/^( {2}de:\n.*\n {4}summary: ).*$/m, `$1${summary}`) });
	return (await tree.release(now)).seq;
}

async function packInfo(name: PackName): Promise<PackInfo> {
	const parsed = parseManifest((await read('manifest.json')).toString());
	const info = parsed.ok ? parsed.value.manifest.packs[name] : undefined;
	if (!info) throw new Error(`no ${name}`);
	return info;
}

/** The plain diffs of a pack, by name. */
async function diffsOf(name: PackName): Promise<string[]> {
	const names = await readdir(join(tree.outDir, 'diff', name)).catch(() => []);
	return names.filter((file) => file.endsWith('.json')).sort();
}

/** The records that a phone at `from` ends up with, by the diff it finds. */
async function follow(name: PackName, old: PackRecords, from: number, to: number): Promise<PackRecords> {
	const diff = parseDiff((await read(`diff/${name}/${from}-${to}.json`)).toString(), from, to);
	if (!diff.ok) throw new Error(diff.fault);
	const { patch, del } = diff.value;
	const set = { ...diff.value.set, ...applyPatches(old, patch) };
	const root = await rootAfter(await recordHashes(old), await recordHashes(set), del);
	expect(root).toBe((await packInfo(name)).root);
	const records = { ...old, ...set };
	for (const id of del) Reflect.deleteProperty(records, id);
	return records;
}

describe('a diff', () => {
	test('waits for a phone from any of the last releases, and applied to its records gives the new root', async () => {
		const held: Partial<Record<PackName, PackRecords>>[] = [];
		const changes: (() => Promise<unknown>)[] = [
			() => next('Eins.'),
			() => tree.write({ 'providers/neu.yaml': provider('Neu'), 'providers/alt.yaml': provider('Alt') }),
			() => tree.write({ [cafe]: (text) => text.replace('cost: free', 'cost: paid') }),
			() => tree.write({ 'providers/alt.yaml': null }),
			() => tree.write({ [cafe]: (text) => text.replace('Practise', 'Speak') })
		];
		for (const change of changes) {
			await change();
			await tree.release();
			held.push(Object.fromEntries(await Promise.all(PACKS.map(async (p) => [p, await tree.records(p)]))));
		}
		const to = changes.length;
		for (const name of PACKS) {
			const { oldest, root } = await packInfo(name);
			expect(oldest).toBe(1);
			for (const [index, packs] of held.slice(0, -1).entries()) {
				const old = packs[name] as PackRecords;
				if ((await rootOf(await recordHashes(old))) === root) continue;
				expect(await follow(name, old, index + 1, to)).toEqual(await tree.records(name));
			}
		}
		expect(await diffsOf('text/en')).toContain('4-5.json');
		expect(await diffsOf('facts')).not.toContain('4-5.json');
	});

	test('holds only what changed, as canonical JSON, and compressed is the same bytes', async () => {
		await tree.write({ 'providers/alt.yaml': provider('Alt') });
		await tree.release();
		await tree.write({ 'providers/alt.yaml': null, 'providers/neu.yaml': provider('Neu') });
		await next('Neu.');
		const texts = await tree.records('text/de');
		const plain = await read('diff/text/de/1-2.json');
		const diff = JSON.parse(plain.toString()) as Record<string, unknown>;
		expect(diff).toEqual({
			from: 1,
			to: 2,
			set: { 'provider/neu': texts['provider/neu'] },
			patch: { 'offer/sprachcafe': { set: { summary: 'Neu.' } } },
			del: ['provider/alt']
		});
		expect(plain.toString()).toBe(canonicalize(diff));
		expect(brotliDecompressSync(await read('diff/text/de/1-2.json.br')).equals(plain)).toBe(true);
		expect(gunzipSync(await read('diff/text/de/1-2.json.gz')).equals(plain)).toBe(true);
	});

	test('from a ledger that knows no pieces carries the records whole', async () => {
		await next('Eins.');
		const ledger = JSON.parse((await read('ledger/1.json')).toString()) as Record<string, unknown>;
		expect(ledger.pieces).toHaveProperty(['text/de', 'offer/sprachcafe', 'summary']);
		delete ledger.pieces;
		await writeFile(join(tree.outDir, 'ledger/1.json'), JSON.stringify(ledger));
		await next('Zwei.');
		const texts = await tree.records('text/de');
		expect(JSON.parse((await read('diff/text/de/1-2.json')).toString())).toEqual({
			from: 1,
			to: 2,
			set: { 'offer/sprachcafe': texts['offer/sprachcafe'] },
			del: []
		});
	});

	test('carries a short record whole when saying what changed in it would take longer', async () => {
		await tree.write({ 'providers/neu.yaml': provider('Alt') });
		await tree.release();
		await tree.write({ 'providers/neu.yaml': provider('Neu') });
		await tree.release();
		const diff = JSON.parse((await read('diff/text/de/1-2.json')).toString()) as Record<string, unknown>;
		expect(diff).toMatchObject({ set: { 'provider/neu': { title: 'Neu' } } });
		expect(diff).not.toHaveProperty('patch');
	});

	test('larger than the pack is not written, and oldest says so', async () => {
		for (let n = 0; n < 60; n += 1) {
			await tree.write({ [`providers/p${await sha256(String(n))}.yaml`]: provider('P') });
		}
		await tree.release();
		for (let n = 0; n < 60; n += 1) {
			await tree.write({ [`providers/p${await sha256(String(n))}.yaml`]: null });
		}
		await tree.release();
		expect(await diffsOf('facts')).toEqual([]);
		expect((await packInfo('facts')).oldest).toBe(2);

		// From then on it is short again, and the phones before the break take the pack.
		await tree.write({ [cafe]: (text) => text.replace('cost: free', 'cost: paid') });
		await tree.release();
		expect(await diffsOf('facts')).toEqual(['2-3.json']);
		expect((await packInfo('facts')).oldest).toBe(2);
	});

	test('is not made for a release from 19 months ago, but for one from 17', async () => {
		await next('Im April des vorigen Jahres.', '2025-04-22T12:00:00Z');
		await next('Im Juni des vorigen Jahres.', '2025-06-24T12:00:00Z');
		await next('Heute.', '2026-11-23T12:00:00Z');
		expect(await diffsOf('text/de')).toEqual(['1-2.json', '2-3.json']);
		expect((await packInfo('text/de')).oldest).toBe(2);
	});

	for (const gap of [2, 3]) {
		test(`is not made across the ledger ${gap} of 4 when it is missing in the middle`, async () => {
			for (const summary of ['Eins.', 'Zwei.', 'Drei.', 'Vier.']) await next(summary);
			await rm(join(tree.outDir, `ledger/${gap}.json`));
			await next('Fünf.');
			const from = [3, 4].filter((seq) => seq > gap);
			const diffs = (await diffsOf('text/de')).filter((file) => file.endsWith('-5.json'));
			expect(diffs).toEqual(from.map((seq) => `${seq}-5.json`));
			expect((await packInfo('text/de')).oldest).toBe(gap + 1);
			expect((await packInfo('facts')).oldest).toBe(gap + 1);
		});
	}

	test('to the release before stays for phones under way, older ones go', async () => {
		for (const summary of ['Eins.', 'Zwei.', 'Drei.', 'Vier.']) await next(summary);
		expect(await diffsOf('text/de')).toEqual(['1-3.json', '1-4.json', '2-3.json', '2-4.json', '3-4.json']);
		const packed = (await readdir(join(tree.outDir, 'diff/text/de'))).filter((file) => file.endsWith('.br'));
		expect(packed).toHaveLength(5);
		expect(await readdir(join(tree.outDir, 'ledger'))).toHaveLength(4);
	});
});

test('a pack that no phone can be behind in names its own number as the oldest', async () => {
	await tree.release();
	expect((await packInfo('text/de')).oldest).toBe(1);
	expect(await diffsOf('text/de')).toEqual([]);
});
