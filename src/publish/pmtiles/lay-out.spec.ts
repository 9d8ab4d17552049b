import { PMTiles, tileIdToZxy, TileType, zxyToTileId, type Entry, type Header } from 'pmtiles';
import { expect, test } from 'vitest';
import { BOX, makeArchive, METADATA } from './archive.spec-support';
import { join, layOut } from './lay-out';
import { tileBox } from './tile-box';

/** Reads with the library that the phone reads with. */
function reader(bytes: Uint8Array<ArrayBuffer>): PMTiles {
	return new PMTiles({
		getKey: () => crypto.randomUUID(),
		getBytes: (offset, length) => Promise.resolve({ data: bytes.slice(offset, offset + length).buffer })
	});
}

const HEADER = { tileCompression: 1, tileType: 1, minLon: 8, minLat: 51, maxLon: 9, maxLat: 52 } as Header;

test('an archive is read back by the PMTiles library: magic, bounds, zooms, metadata and tiles', async () => {
	const bytes = await makeArchive({ maxZoom: 11 });
	// The library looks at two of them, others at all.
	expect(new TextDecoder().decode(bytes.slice(0, 7))).toBe('PMTiles');
	const archive = reader(bytes);
	const header = await archive.getHeader();
	expect(header).toMatchObject({
		specVersion: 3,
		tileType: TileType.Mvt,
		minZoom: 8,
		maxZoom: 11,
		clustered: true
	});
	expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual([...BOX]);
	expect(await archive.getMetadata()).toEqual(METADATA);
	const { west, north } = tileBox([8.9, 51.97, 8.9, 51.97], 11);
	const tile = await archive.getZxy(11, west, north);
	expect(tile?.data.byteLength).toBeGreaterThan(100);
	expect(await archive.getZxy(11, 0, 0)).toBeUndefined();
	expect(await archive.getZxy(12, west * 2, north * 2)).toBeUndefined();
});

test('more tiles than a first read can list lie under leaves, and each is found', async () => {
	const entries: Entry[] = [];
	for (let id = zxyToTileId(10, 0, 0), at = 0; entries.length < 60_000; id += 1 + (id % 3)) {
		const length = 2 + (id % 5);
		entries.push({ tileId: id, offset: at, length, runLength: 1 });
		at += length;
	}
	const { head, bytes, tiles } = layOut(entries, HEADER, METADATA);
	const data = new Uint8Array(bytes - head.length).map((_, index) => index % 251);
	const archive = reader(join([head, data]));
	expect(tiles).toBe(60_000);
	expect((await archive.getHeader()).leafDirectoryLength).toBeGreaterThan(0);
	for (const index of [0, 1, 4_095, 4_096, 31_777, 59_999]) {
		const { tileId = 0, offset = 0, length = 0 } = entries[index] ?? {};
		const tile = await archive.getZxy(...tileIdToZxy(tileId));
		expect(new Uint8Array(tile?.data ?? new ArrayBuffer())).toEqual(data.slice(offset, offset + length));
	}
});

test('a tile that many places share is kept once', () => {
	const sea = { offset: 500, length: 40 };
	const { data, tiles } = layOut(
		[
			{ tileId: 10, ...sea, runLength: 3 },
			{ tileId: 13, ...sea, runLength: 1 },
			{ tileId: 14, offset: 100, length: 7, runLength: 1 },
			{ tileId: 20, ...sea, runLength: 2 }
		],
		HEADER,
		METADATA
	);
	expect(data).toEqual([sea, { offset: 100, length: 7 }]);
	expect(tiles).toBe(7);
});
