import { Compression, PMTiles, TileType, type Entry, type Header, type Source } from 'pmtiles';
import { Sentence } from '../sentence';
import { wrongSchema } from './basemap';

/** A PMTiles archive that has been found to be a Protomaps basemap v4. */
export interface Archive {
	header: Header;
	metadata: object;
	/** Bytes of a stretch of the tile data. */
	read(offset: number, length: number): Promise<Uint8Array>;
	/**
	 * The entries of tiles, by ascending id. Directories that hold no id for which `touches` says yes, from the first
	 * to before the last, are not read.
	 */
	entries(touches?: (from: number, to: number) => boolean): AsyncGenerator<Entry>;
}

/** Where the bytes come from, and the Sentence to say when they end too early. */
export type ArchiveSource = Source & { name: string };

/** Opens an archive; throws a Sentence when it is not what a street map can be made of. */
export async function openArchive(source: ArchiveSource): Promise<Archive> {
	const { name } = source;
	const archive = new PMTiles(source);
	const header = await archive.getHeader().catch((error: unknown) => {
		if (error instanceof Sentence) throw error;
		throw new Sentence(`${name} ist kein PMTiles-Archiv.`, { cause: error });
	});
	if (header.specVersion !== 3) {
		throw new Sentence(
			`${name} ist ein PMTiles-Archiv der Fassung ${header.specVersion}; gebraucht wird Fassung 3.`
		);
	}
	if (header.tileType !== TileType.Mvt) {
		throw new Sentence(`${name} enthält Bilder und keine Vektorkacheln (MVT).`);
	}
	if (header.tileCompression !== Compression.Gzip && header.tileCompression !== Compression.None) {
		// https://developer.mozilla.org/docs/Web/API/DecompressionStream knows no other.
		throw new Sentence(`${name}: Die Kacheln sind nicht mit gzip gepackt. Browser können sie nicht lesen.`);
	}
	const metadata = await readMetadata(archive, name);
	const wrong = wrongSchema(metadata);
	if (wrong) {
		throw new Sentence(`${name} folgt nicht dem Schema «Protomaps Basemap», Fassung 4. ${wrong}`);
	}
	return {
		header,
		metadata,
		async read(offset, length) {
			const { data } = await source.getBytes(header.tileDataOffset + offset, length);
			return new Uint8Array(data);
		},
		entries: (touches = () => true) =>
			walk(archive, header, header.rootDirectoryOffset, header.rootDirectoryLength, touches)
	};
}

async function readMetadata(archive: PMTiles, name: string): Promise<object> {
	try {
		return (await archive.getMetadata()) as object;
	} catch (error) {
		if (error instanceof Sentence) throw error;
		throw new Sentence(`${name} ist beschädigt: Seine Angaben sind nicht lesbar.`, { cause: error });
	}
}

async function* walk(
	archive: PMTiles,
	header: Header,
	offset: number,
	length: number,
	touches: (from: number, to: number) => boolean
): AsyncGenerator<Entry> {
	const entries = await archive.cache.getDirectory(archive.source, offset, length, header);
	for (const [index, entry] of entries.entries()) {
		const end = entry.runLength > 0 ? entry.tileId + entry.runLength : entries[index + 1]?.tileId;
		if (!touches(entry.tileId, end ?? Infinity)) continue;
		if (entry.runLength > 0) yield entry;
		// A run of none is a leaf: the directory of everything up to the next entry.
		else yield* walk(archive, header, header.leafDirectoryOffset + entry.offset, entry.length, touches);
	}
}
