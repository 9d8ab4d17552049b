import { type Entry as Listed, headerToBytes, serializeDir } from 's2-pmtiles';
import { Compression, tileIdToZxy, type Entry, type Header } from 'pmtiles';

/** What of an archive goes into a smaller one, and where. */
export interface Layout {
	/** Everything before the tiles: header, directories, metadata. */
	head: Uint8Array;
	/** The stretches of the old tile data that follow, in this order, each named once. */
	data: { offset: number; length: number }[];
	/** Length of the whole archive. */
	bytes: number;
	/** How many tiles can be asked for. */
	tiles: number;
}

const HEADER = 127;
/** The specification wants header and root directory within these first bytes. */
const FIRST_READ = 16_384;
const MAGIC = new TextEncoder().encode('PMTiles');

/**
 * Lays out an archive of some tiles of another: `entries` are theirs, by ascending id, their tiles are copied as they
 * are. Directories and metadata are not compressed, so that the same tiles are the same bytes whichever zlib is at work.
 */
export function layOut(entries: readonly Entry[], header: Header, metadata: object): Layout {
	const { listed, data, size } = place(entries);
	const meta = new TextEncoder().encode(JSON.stringify(metadata));
	const { root, leaves } = directories(listed);
	const zooms = entries.map(({ tileId }) => tileIdToZxy(tileId)[0]);
	const tiles = entries.reduce((sum, { runLength }) => sum + runLength, 0);
	const metaAt = HEADER + root.length;
	const leavesAt = metaAt + meta.length;
	const dataAt = leavesAt + leaves.length;
	const first = headerToBytes({
		specVersion: 3,
		rootDirectoryOffset: HEADER,
		rootDirectoryLength: root.length,
		jsonMetadataOffset: metaAt,
		jsonMetadataLength: meta.length,
		leafDirectoryOffset: leavesAt,
		leafDirectoryLength: leaves.length,
		tileDataOffset: dataAt,
		tileDataLength: size,
		numAddressedTiles: tiles,
		numTileEntries: listed.length,
		numTileContents: data.length,
		clustered: true,
		internalCompression: Compression.None as number,
		tileCompression: header.tileCompression as number,
		tileType: header.tileType as number,
		minZoom: Math.min(...zooms),
		maxZoom: Math.max(...zooms)
	});
	mend(first, header, Math.min(...zooms));
	return { head: join([first, root, meta, leaves]), data, bytes: dataAt + size, tiles };
}

/** Tiles that were stored once stay stored once, and neighbours with the same content stay one entry. */
function place(entries: readonly Entry[]) {
	const listed: Listed[] = [];
	const data: Layout['data'] = [];
	const places = new Map<number, number>();
	let size = 0;
	for (const { tileId, offset, length, runLength } of entries) {
		let at = places.get(offset);
		if (at === undefined) {
			at = size;
			places.set(offset, at);
			data.push({ offset, length });
			size += length;
		}
		const last = listed.at(-1);
		if (last?.offset === at && last.length === length && last.tileID + last.runLength === tileId) {
			last.runLength += runLength;
		} else listed.push({ tileID: tileId, offset: at, length, runLength });
	}
	return { listed, data, size };
}

/** One directory where it fits into the first read, else a root over leaves that grow until it does. */
function directories(listed: Listed[]): { root: Uint8Array; leaves: Uint8Array } {
	const root = serializeDir(listed);
	if (HEADER + root.length <= FIRST_READ) return { root, leaves: new Uint8Array() };
	for (let size = 4_096; ; size *= 2) {
		const heads: Listed[] = [];
		const leaves: Uint8Array[] = [];
		let at = 0;
		for (let index = 0; index < listed.length; index += size) {
			const leaf = serializeDir(listed.slice(index, index + size));
			heads.push({ tileID: listed[index]?.tileID ?? 0, offset: at, length: leaf.length, runLength: 0 });
			leaves.push(leaf);
			at += leaf.length;
		}
		const over = serializeDir(heads);
		if (HEADER + over.length <= FIRST_READ) return { root: over, leaves: join(leaves) };
	}
}

/** s2-pmtiles 1.1.2 writes two of the seven bytes of the magic and neither bounds nor centre. */
function mend(bytes: Uint8Array, { minLon, minLat, maxLon, maxLat }: Header, zoom: number): void {
	bytes.set(MAGIC, 0);
	const view = new DataView(bytes.buffer, bytes.byteOffset);
	const degrees = (at: number, value: number) => view.setInt32(at, Math.round(value * 1e7), true);
	degrees(102, minLon);
	degrees(106, minLat);
	degrees(110, maxLon);
	degrees(114, maxLat);
	view.setUint8(118, zoom);
	degrees(119, (minLon + maxLon) / 2);
	degrees(123, (minLat + maxLat) / 2);
}

/** Pieces as one. */
export function join(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}
