import canonicalize from 'canonicalize';
import { tileIdToZxy, type Entry } from 'pmtiles';
import { sha256 } from '../../lib/domain/release/hash';
import type { StreetList, StreetOffer } from '../../lib/domain/release/streets';
import { openArchive, type Archive } from '../pmtiles/archive';
import { dayOf } from '../pmtiles/basemap';
import { withFile } from '../pmtiles/file-source';
import { join, layOut } from '../pmtiles/lay-out';
import { Sentence } from '../sentence';
import { cut } from './cut';

/** The whole district, and every street. Deeper than the last there is nothing for somebody on foot. */
const ZOOMS = [12, 14];

/** One street pack, ready to be written. */
export interface StreetVariant {
	offer: StreetOffer;
	/** The list of parts, canonical JSON. */
	list: string;
	parts: { hash: string; bytes: Uint8Array }[];
}

/**
 * The street packs that a PMTiles file allows, the smallest first: down to each of the zooms above that it reaches, and
 * to its own where it ends between. The same file gives the same bytes. Throws a Sentence when it will not do.
 */
export function streetVariants(path: string): Promise<StreetVariant[]> {
	return withFile(path, async (source) => {
		const archive = await openArchive(source);
		const entries: Entry[] = [];
		for await (const entry of archive.entries()) entries.push(entry);
		const deepest = Math.max(...entries.map(({ tileId }) => tileIdToZxy(tileId)[0]), -1);
		if (deepest < 0) throw new Sentence(`${path} enthält keine Kacheln.`);
		const zooms = [...new Set(ZOOMS.map((zoom) => Math.min(zoom, deepest)))];
		return Promise.all(zooms.map((zoom) => variant(archive, entries, zoom)));
	});
}

async function variant(archive: Archive, entries: readonly Entry[], zoom: number): Promise<StreetVariant> {
	const kept = entries.filter(({ tileId }) => tileIdToZxy(tileId)[0] <= zoom);
	const { head, data } = layOut(kept, archive.header, archive.metadata);
	const pieces = [head];
	for (const { offset, length } of data) pieces.push(await archive.read(offset, length));
	const whole = join(pieces);
	const parts = await Promise.all(
		cut(whole).map(async (bytes) => ({ hash: await sha256(bytes.slice().buffer), bytes }))
	);
	const listed: StreetList = { parts: parts.map(({ hash, bytes }) => ({ hash, bytes: bytes.length })) };
	const list = canonicalize(listed) as string;
	const day = dayOf(archive.metadata);
	return {
		offer: { zoom, bytes: whole.length, list: await sha256(list), ...(day === undefined ? {} : { day }) },
		list,
		parts
	};
}
