import { zxyToTileId, type Entry } from 'pmtiles';
import type { Archive } from '../pmtiles/archive';
import { layOut, type Layout } from '../pmtiles/lay-out';
import { tileBox } from '../pmtiles/tile-box';
import type { Box } from './box';

const SHALLOWEST = 8;
const DEEPEST = 14;
/** Rather this many bytes for nothing than another request. */
const GAP = 32_768;
/** What one request asks for at most; a kill costs no more. Bytes. */
const LONGEST = 4_194_304;

export interface Stretch {
	offset: number;
	length: number;
}

/** How a region's archive is made out of a larger one. */
export interface Plan {
	layout: Layout;
	/** Stretches of the larger one's tile data, ascending: every tile lies whole in one of them. */
	requests: Stretch[];
}

/** The tiles of zoom 8 to 14 that touch the box; `undefined` when the archive has none of them. */
export async function planArchive(archive: Archive, box: Box): Promise<Plan | undefined> {
	const wanted = idsIn(box, Math.min(DEEPEST, archive.header.maxZoom));
	const firstFrom = (id: number) => {
		let [low, high] = [0, wanted.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((wanted[middle] ?? Infinity) < id) low = middle + 1;
			else high = middle;
		}
		return low;
	};
	const touches = (from: number, to: number) => (wanted[firstFrom(from)] ?? Infinity) < to;

	const entries: Entry[] = [];
	for await (const { tileId, runLength, offset, length } of archive.entries(touches)) {
		// Of a run of equal tiles perhaps only some lie in the box.
		for (let at = firstFrom(tileId); (wanted[at] ?? Infinity) < tileId + runLength; at += 1) {
			entries.push({ tileId: wanted[at] as number, offset, length, runLength: 1 });
		}
	}
	if (entries.length === 0) return undefined;
	const [minLon, minLat, maxLon, maxLat] = box;
	const layout = layOut(entries, { ...archive.header, minLon, minLat, maxLon, maxLat }, archive.metadata);
	return { layout, requests: merge(layout.data) };
}

function idsIn(box: Box, deepest: number): number[] {
	const ids: number[] = [];
	for (let zoom = SHALLOWEST; zoom <= deepest; zoom += 1) {
		const { west, north, east, south } = tileBox(box, zoom);
		for (let x = west; x <= east; x += 1) {
			for (let y = north; y <= south; y += 1) ids.push(zxyToTileId(zoom, x, y));
		}
	}
	return ids.sort((a, b) => a - b);
}

function merge(stretches: readonly Stretch[]): Stretch[] {
	const merged: Stretch[] = [];
	for (const { offset, length } of [...stretches].sort((a, b) => a.offset - b.offset)) {
		const last = merged.at(-1);
		const end = offset + length;
		if (last && offset - (last.offset + last.length) <= GAP && end - last.offset <= LONGEST) {
			last.length = Math.max(last.length, end - last.offset);
		} else merged.push({ offset, length });
	}
	return merged;
}
