import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PMTiles } from 'pmtiles';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseManifest, type Manifest } from '../../lib/domain/release/format';
import { sha256 } from '../../lib/domain/release/hash';
import { parseStreetList, type StreetOffer, type StreetPart } from '../../lib/domain/release/streets';
import { plantTree, type Tree } from '../content-tree.spec-support';
import { makeArchive, METADATA } from '../pmtiles/archive.spec-support';
import { join as joined } from '../pmtiles/lay-out';
import { tileBox } from '../pmtiles/tile-box';

/** Enough for five parts to zoom 12 and seven to zoom 14. */
const ROADS = 6_000;
const LARGE = await makeArchive({ roads: ROADS });
/** A month later: a few streets more. */
const LATER = await makeArchive({ roads: ROADS, more: { roads: 40, seed: 5 } });
let tree: Tree;
let streets: string;
beforeEach(async () => {
	tree = await plantTree();
	streets = join(tree.root, 'streets.pmtiles');
	await writeFile(streets, LARGE);
});
afterEach(() => tree.remove());

async function manifest(): Promise<Manifest> {
	const parsed = parseManifest(await readFile(join(tree.outDir, 'manifest.json'), 'utf8'));
	if (!parsed.ok) throw new Error(parsed.fault);
	return parsed.value.manifest;
}

async function listOf(offer: StreetOffer): Promise<StreetPart[]> {
	const parts = parseStreetList(await readFile(join(tree.outDir, `${offer.list}.json`), 'utf8'), offer);
	if (!parts.ok) throw new Error(parts.fault);
	return parts.value;
}

/** The archive as a phone puts it together again. */
async function whole(offer: StreetOffer): Promise<Uint8Array<ArrayBuffer>> {
	const parts = (await listOf(offer)).map(async ({ hash, bytes }) => {
		const part = await readFile(join(tree.outDir, `${hash}.bin`));
		expect(part.length).toBe(bytes);
		expect(await sha256(new Uint8Array(part).buffer)).toBe(hash);
		return part;
	});
	return joined(await Promise.all(parts));
}

const bins = async () => (await readdir(tree.outDir)).filter((name) => name.endsWith('.bin')).sort();
const packed = async () => (await readFile(join(tree.outDir, 'manifest.json.br'))).length;

test('an archive becomes two street packs that the PMTiles library reads', async () => {
	await tree.release(undefined, { streets });
	const { streets: offers = [] } = await manifest();
	expect(offers.map(({ zoom, day }) => [zoom, day])).toEqual([
		[12, '2026-11-01'],
		[14, '2026-11-01']
	]);
	for (const offer of offers) {
		const bytes = await whole(offer);
		expect(bytes.length).toBe(offer.bytes);
		const archive = new PMTiles({
			getKey: () => offer.list,
			getBytes: (at, length) => Promise.resolve({ data: bytes.slice(at, at + length).buffer })
		});
		expect(await archive.getHeader()).toMatchObject({ minZoom: 8, maxZoom: offer.zoom });
		expect(await archive.getMetadata()).toEqual(METADATA);
		const { west, north } = tileBox([8.9, 51.97, 8.9, 51.97], 12);
		expect((await archive.getZxy(12, west, north))?.data.byteLength).toBeGreaterThan(1_000);
	}
	const [small, large] = await Promise.all(offers.map(listOf));
	expect(small?.length).toBeGreaterThan(4);
	expect(large?.length).toBeGreaterThan(6);
});

test('forty megabytes of streets add no more than 250 bytes to the manifest', async () => {
	await tree.release();
	const without = await packed();
	await tree.release(undefined, { streets });
	expect((await packed()) - without).toBeLessThan(250);
	expect(await packed()).toBeLessThan(3_000);
});

test('without an archive there is no street pack, and no word of one', async () => {
	await tree.release();
	expect(await manifest()).not.toHaveProperty('streets');
	expect(await bins()).toEqual([]);
});

test('an archive that has not changed makes no new release', async () => {
	const first = await tree.release(undefined, { streets });
	const before = await tree.snapshot();
	const again = await tree.release('2026-11-24T12:00:00Z', { streets });
	expect([again.changed, again.seq]).toEqual([false, first.seq]);
	expect(await tree.snapshot()).toEqual(before);
});

test('new content beside the same streets sends no part of them again', async () => {
	await tree.release(undefined, { streets });
	const { streets: offers } = await manifest();
	const before = await bins();
	await tree.write({ 'offers/sprachcafe.yaml': (text) => text.replace('Sprachcafé', 'Café') });
	const next = await tree.release(undefined, { streets });
	expect([next.changed, next.seq]).toEqual([true, 2]);
	expect((await manifest()).streets).toEqual(offers);
	expect(await bins()).toEqual(before);
});

test('the smaller pack shares its parts with the larger one, so that going on to all streets sends less', async () => {
	await tree.release(undefined, { streets });
	const [small = [], large = []] = await Promise.all(((await manifest()).streets ?? []).map(listOf));
	const known = new Set(small.map(({ hash }) => hash));
	expect(large.filter(({ hash }) => known.has(hash)).length).toBeGreaterThanOrEqual(small.length - 2);
	expect(small.length).toBeGreaterThan(4);
});

test('new streets are a new release; their parts stay one release long and then go', async () => {
	await tree.release(undefined, { streets });
	const first = await bins();
	await writeFile(streets, LATER);
	expect(await tree.release(undefined, { streets })).toMatchObject({ changed: true, seq: 2 });
	const both = await bins();
	expect(both).toEqual(expect.arrayContaining(first));
	expect(both.length).toBeGreaterThan(first.length);
	await tree.write({ 'offers/sprachcafe.yaml': (text) => text.replace('Sprachcafé', 'Café') });
	await tree.release(undefined, { streets });
	const { streets: offers = [] } = await manifest();
	const named = (await Promise.all(offers.map(listOf))).flat().map(({ hash }) => `${hash}.bin`);
	expect(await bins()).toEqual([...new Set(named)].sort());
});

test('a part lost from the release folder comes back', async () => {
	await tree.release(undefined, { streets });
	const [lost = '', ...rest] = await bins();
	await rm(join(tree.outDir, lost));
	await tree.release(undefined, { streets });
	expect(await bins()).toEqual([lost, ...rest]);
});

test('a publisher who forgot the archive is told', async () => {
	expect(await tree.release(undefined, { streets })).toMatchObject({ lostStreets: false });
	expect(await tree.release()).toMatchObject({ changed: true, lostStreets: true });
	expect(await tree.release()).toMatchObject({ changed: false, lostStreets: false });
});

test('another machine with the same archive makes the release that phones have out of nothing', async () => {
	await tree.release(undefined, { streets });
	const before = await tree.snapshot();
	const outDir = join(tree.root, 'elsewhere');
	const again = await tree.release(undefined, { streets, outDir, previous: tree.outDir });
	expect([again.changed, again.seq]).toEqual([false, 1]);
	expect((await readdir(outDir)).filter((name) => name.endsWith('.bin')).sort()).toEqual(await bins());
	expect(await tree.snapshot()).toEqual(before);
});

test.each<[string, () => Promise<Uint8Array>, RegExp]>([
	[
		'a page instead of an archive',
		async () => new TextEncoder().encode('<!doctype html>'.repeat(20)),
		/kein PMTiles-Archiv/
	],
	['an empty file', async () => new Uint8Array(), /kein PMTiles-Archiv/],
	['half an archive', async () => LARGE.slice(0, LARGE.length >> 1), /abgeschnitten/],
	[
		'another schema',
		() => makeArchive({ roads: 1, metadata: { vector_layers: [{ id: 'transportation' }] } }),
		/Fassung 4.*earth, places, roads, water/
	],
	[
		'the schema of yesterday',
		() => makeArchive({ roads: 1, metadata: { ...METADATA, version: '3.7.0' } }),
		/Fassung 3\.7\.0/
	],
	['no metadata to speak of', () => makeArchive({ roads: 1, metadata: {} }), /vector_layers/]
])('%s is refused in words, and nothing is published', async (_, bytes, words) => {
	await writeFile(streets, await bytes());
	await expect(tree.publish(undefined, { streets })).rejects.toMatchObject({
		name: 'Sentence',
		message: expect.stringMatching(words) as string
	});
	await expect(readdir(tree.outDir)).rejects.toThrow();
});

test('an archive that is not there, or a folder, is refused in words', async () => {
	const missing = tree.publish(undefined, { streets: join(tree.root, 'nothing.pmtiles') });
	await expect(missing).rejects.toThrow(/gibt es nicht/);
	await expect(tree.publish(undefined, { streets: tree.root })).rejects.toThrow(/Ordner/);
});

test('bytes behind the tiles change nothing', async () => {
	await tree.release(undefined, { streets });
	await appendFile(streets, 'x'.repeat(1_000));
	expect(await tree.release(undefined, { streets })).toMatchObject({ changed: false });
});
