import { PMTiles, tileIdToZxy, type Entry } from 'pmtiles';
import { beforeEach, expect, test, vi } from 'vitest';
import { makeArchive } from '../publish/pmtiles/archive.spec-support';
import { tileBox } from '../publish/pmtiles/tile-box';
import { cut } from '../publish/streets/cut';
import { sha256 } from './domain/release/hash';
import type { StreetPack } from './domain/release/streets';
import { streetSource } from './street-source';

const BYTES = await makeArchive({ roads: 6_000, maxZoom: 13 });
const CUT = await Promise.all(
	cut(BYTES).map(async (part) => ({ part, hash: await sha256(part.slice().buffer) }))
);
const PACK: StreetPack = {
	zoom: 13,
	bytes: BYTES.length,
	list: 'a'.repeat(64),
	parts: CUT.map(({ hash, part }) => ({ hash, bytes: part.length }))
};

let parts: Map<string, ArrayBuffer>;
let reads: string[];
const store = {
	part: async (hash: string) => {
		reads.push(hash);
		return parts.get(hash);
	},
	drop: async (hash: string) => void parts.delete(hash)
};
const hashAt = (index: number) => CUT[index]?.hash ?? '';

beforeEach(() => {
	parts = new Map(CUT.map(({ hash, part }) => [hash, part.slice().buffer]));
	reads = [];
});

/** Every tile of an archive with its bytes, by the library. */
async function tilesOf(archive: PMTiles): Promise<Map<number, Uint8Array>> {
	const { rootDirectoryOffset, rootDirectoryLength, ...header } = await archive.getHeader();
	const entries: Entry[] = await archive.cache.getDirectory(
		archive.source,
		rootDirectoryOffset,
		rootDirectoryLength,
		{ rootDirectoryOffset, rootDirectoryLength, ...header }
	);
	const tiles = new Map<number, Uint8Array>();
	for (const { tileId } of entries) {
		const tile = await archive.getZxy(...tileIdToZxy(tileId)).catch(() => undefined);
		if (tile) tiles.set(tileId, new Uint8Array(tile.data));
	}
	return tiles;
}

const original = new PMTiles({
	getKey: () => 'original',
	getBytes: (at, length) => Promise.resolve({ data: BYTES.slice(at, at + length).buffer })
});

test('read out of its parts an archive is the archive, tiles across a border between parts as well', async () => {
	expect(PACK.parts.length).toBeGreaterThan(3);
	const [expected, found] = [await tilesOf(original), await tilesOf(new PMTiles(streetSource(PACK, store)))];
	expect(found.size).toBeGreaterThan(40);
	expect([...found.keys()]).toEqual([...expected.keys()]);
	for (const [id, bytes] of found)
		expect(Buffer.compare(bytes, expected.get(id) ?? new Uint8Array())).toBe(0);
});

test('any stretch comes back as it was, whatever borders it crosses', async () => {
	const source = streetSource(PACK, store);
	const [first = 0] = PACK.parts.map(({ bytes }) => bytes);
	for (const [offset, length] of [
		[0, 1],
		[first - 1, 1],
		[first - 1, 2],
		[first, 10],
		[0, BYTES.length],
		[100, BYTES.length - 200],
		[BYTES.length - 5, 5]
	] as const) {
		const { data } = await source.getBytes(offset, length);
		expect(Buffer.compare(new Uint8Array(data), BYTES.subarray(offset, offset + length))).toBe(0);
	}
	expect((await source.getBytes(BYTES.length - 5, 100)).data.byteLength).toBe(5);
	for (const beyond of [0, 1, 500]) {
		expect((await source.getBytes(BYTES.length + beyond, 100)).data.byteLength).toBe(0);
	}
});

test('with half of the parts here, those that were asked for in vain are told by number, and the rest is read', async () => {
	for (const index of [1, 3]) parts.delete(hashAt(index));
	const report = vi.fn<(missing: number[]) => void>();
	const found = await tilesOf(new PMTiles(streetSource(PACK, store, report)));
	expect(found.size).toBeGreaterThan(20);
	expect(report.mock.calls).toEqual([[[2]], [[2, 4]]]);
	await expect(streetSource(PACK, store).getBytes(PACK.parts[0]?.bytes ?? 0, 1)).rejects.toMatchObject({
		name: 'StreetGapError',
		part: 2
	});
});

test('the missing are told in their order, whatever the map asked for first', async () => {
	for (const index of [1, 3]) parts.delete(hashAt(index));
	const report = vi.fn<(missing: number[]) => void>();
	const source = streetSource(PACK, store, report);
	const start = (index: number) => PACK.parts.slice(0, index).reduce((sum, { bytes }) => sum + bytes, 0);
	for (const index of [3, 1]) await expect(source.getBytes(start(index), 1)).rejects.toThrow();
	expect(report.mock.calls).toEqual([[[4]], [[2, 4]]]);
});

test('without the first part there is no map, and it says which part it wants', async () => {
	parts.delete(hashAt(0));
	const report = vi.fn<(missing: number[]) => void>();
	await expect(new PMTiles(streetSource(PACK, store, report)).getHeader()).rejects.toMatchObject({ part: 1 });
	expect(report).toHaveBeenLastCalledWith([1]);
});

test('a part that has come meanwhile is read, and no longer told missing', async () => {
	parts.delete(hashAt(1));
	const report = vi.fn<(missing: number[]) => void>();
	const source = streetSource(PACK, store, report);
	const at = PACK.parts[0]?.bytes ?? 0;
	await expect(source.getBytes(at, 10)).rejects.toThrow();
	parts.set(hashAt(1), (CUT[1]?.part ?? new Uint8Array()).slice().buffer);
	expect((await source.getBytes(at, 10)).data.byteLength).toBe(10);
	expect(report.mock.calls).toEqual([[[2]], [[]]]);
});

test('a part that rotted on the phone is not drawn but told missing, and forgotten, so that it comes anew', async () => {
	const rotten = (CUT[2]?.part ?? new Uint8Array()).slice();
	rotten[1_000] = (rotten[1_000] ?? 0) ^ 1;
	parts.set(hashAt(2), rotten.buffer);
	const report = vi.fn<(missing: number[]) => void>();
	await tilesOf(new PMTiles(streetSource(PACK, store, report)));
	expect(report).toHaveBeenLastCalledWith([3]);
	expect(parts.has(hashAt(2))).toBe(false);
});

test('a part that is not there costs no write: the map would make one for every tile it moves over', async () => {
	parts.delete(hashAt(1));
	const drop = vi.spyOn(store, 'drop');
	const source = streetSource(PACK, store);
	await expect(source.getBytes(PACK.parts[0]?.bytes ?? 0, 1)).rejects.toThrow();
	expect(drop).not.toHaveBeenCalled();
	drop.mockRestore();
});

test('neighbouring tiles ask the database once for the part they share', async () => {
	const archive = new PMTiles(streetSource(PACK, store));
	const { west, east, north } = tileBox([8.88, 51.96, 8.92, 51.97], 13);
	for (let x = west; x <= east; x += 1) await archive.getZxy(13, x, north);
	expect(reads.length).toBe(new Set(reads).size);
});

test('what was read last stays in memory, and never more than a few parts: a cheap phone has little of it', async () => {
	const bytes = Array.from({ length: 10 }, (_, index) => new Uint8Array(10).fill(index).buffer);
	const hashes = await Promise.all(bytes.map((part) => sha256(part)));
	hashes.forEach((hash, index) => parts.set(hash, bytes[index] ?? new ArrayBuffer()));
	const small = { zoom: 12, bytes: 100, list: '', parts: hashes.map((hash) => ({ hash, bytes: 10 })) };
	const source = streetSource(small, store);
	const read = async (...indexes: number[]) => {
		reads = [];
		for (const index of indexes) await source.getBytes(index * 10, 1);
		return reads.map((hash) => hashes.indexOf(hash));
	};
	expect(await read(0, 1, 2, 3, 4, 5)).toEqual([0, 1, 2, 3, 4, 5]);
	expect(await read(0, 6, 0), 'used again, it is not the oldest').toEqual([6]);
	expect(await read(1), 'the oldest went').toEqual([1]);
	await read(2, 3, 4, 5, 6, 7, 8, 9);
	expect(await read(0, 1, 2)).toEqual([0, 1, 2]);
});
