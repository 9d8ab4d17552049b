import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeArchive } from '../../../publish/pmtiles/archive.spec-support';
import { cut } from '../../../publish/streets/cut';
import { sha256 } from '../../domain/release/hash';
import type { StreetPack } from '../../domain/release/streets';
import { streetSource } from '../../street-source';
import { LeafletMap } from './leaflet';
import { addStreets } from './streets';

const BYTES = await makeArchive({ roads: 6_000, maxZoom: 12 });
const CUT = await Promise.all(
	cut(BYTES).map(async (part) => ({ part, hash: await sha256(part.slice().buffer) }))
);
const PACK: StreetPack = {
	zoom: 12,
	bytes: BYTES.length,
	list: 'a'.repeat(64),
	parts: CUT.map(({ hash, part }) => ({ hash, bytes: part.length }))
};
/** Lemgo lies in the middle of the made-up shapes. */
const MIDDLE: [number, number] = [51.975, 8.9];

let held: Map<string, ArrayBuffer>;
let missing: number[];
let map: LeafletMap;
let box: HTMLElement;
const source = () =>
	streetSource(
		PACK,
		{ part: async (hash) => held.get(hash), drop: async () => undefined },
		(parts) => (missing = parts)
	);

beforeEach(() => {
	held = new Map(CUT.map(({ hash, part }) => [hash, part.slice().buffer]));
	missing = [];
	box = document.createElement('div');
	box.style.cssText = 'position: relative; inline-size: 512px; block-size: 512px';
	document.body.append(box);
	map = new LeafletMap(box, { maxZoom: 13, zoomAnimation: false, fadeAnimation: false }).setView(MIDDLE, 12);
});
afterEach(() => {
	map.remove();
	box.remove();
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

/** How many colours there are on all tiles: one is a blank sheet. */
function colours(): number {
	const seen = new Set<number>();
	for (const canvas of box.querySelectorAll('canvas')) {
		if (canvas.width === 0) continue;
		const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.buffer;
		for (const pixel of new Uint32Array(pixels ?? new ArrayBuffer())) seen.add(pixel);
	}
	return seen.size;
}
const drawn = () => expect.poll(colours, { timeout: 10_000 });
const onTile = () => {
	const [canvas] = box.querySelectorAll('canvas');
	return canvas?.getContext('2d')?.getImageData(1, 1, 1, 1).data.join();
};

test('streets are drawn out of the stored parts, and no request is made', async () => {
	const fetching = vi.spyOn(globalThis, 'fetch');
	const before = performance.getEntriesByType('resource').length;
	await addStreets(map, source(), false);
	await drawn().toBeGreaterThan(8);
	expect(missing).toEqual([]);
	expect(fetching).not.toHaveBeenCalled();
	expect(performance.getEntriesByType('resource').length).toBe(before);
});

test.each([14, 16, 17])('at zoom %i, deeper than the archive, there is still a map', async (zoom) => {
	await addStreets(map, source(), false);
	map.setView(MIDDLE, zoom, { animate: false });
	await drawn().toBeGreaterThan(8);
});

test('one can come no closer than 17, and no closer than before once the streets are gone', async () => {
	const layer = await addStreets(map, source(), false);
	expect(map.getMaxZoom()).toBe(17);
	layer.remove();
	expect(map.getMaxZoom()).toBe(13);
	expect(box.querySelectorAll('canvas, .street-credit')).toHaveLength(0);
});

test('a screen of three pixels to the point costs the memory of two', async () => {
	vi.stubGlobal('devicePixelRatio', 3);
	await addStreets(map, source(), false);
	await drawn().toBeGreaterThan(8);
	for (const canvas of box.querySelectorAll('canvas')) expect(canvas.width).toBeLessThanOrEqual(512);
});

test('by night it is another map', async () => {
	const layer = await addStreets(map, source(), false);
	await drawn().toBeGreaterThan(8);
	const day = onTile();
	layer.paint(true);
	await drawn().toBeGreaterThan(8);
	expect(onTile()).not.toBe(day);
});

test('OpenStreetMap is named on the map, in sight and linked', async () => {
	await addStreets(map, source(), false);
	const link = box.querySelector<HTMLAnchorElement>('a.street-credit');
	expect(link?.textContent).toBe('© OpenStreetMap');
	expect(link?.href).toBe('https://www.openstreetmap.org/copyright');
	const { right, bottom, width, height } = link?.getBoundingClientRect() ?? new DOMRect();
	const frame = box.getBoundingClientRect();
	expect([right, bottom]).toEqual([frame.right, frame.bottom]);
	expect(width).toBeGreaterThan(60);
	expect(height).toBeGreaterThan(23);
});

test('with half of it present the map says which parts are missing, and draws the rest', async () => {
	vi.spyOn(console, 'error').mockImplementation(() => undefined);
	const lost = PACK.parts.length >> 1;
	for (const { hash } of CUT.slice(lost)) held.delete(hash);
	const layer = await addStreets(map, source(), false);
	// The middle of the archive is zoom 11 and 12; one of zoom 9 lies in its beginning.
	map.setView(MIDDLE, 13, { animate: false });
	await expect.poll(() => missing, { timeout: 10_000 }).not.toEqual([]);
	for (const part of missing) expect(part).toBeGreaterThan(lost);
	const hatched = () => box.querySelectorAll('canvas[data-gap]').length;
	await expect.poll(hatched).toBeGreaterThan(0);
	map.setView(MIDDLE, 9, { animate: false });
	await drawn().toBeGreaterThan(4);
	expect(hatched()).toBe(0);

	map.setView(MIDDLE, 13, { animate: false });
	for (const { hash, part } of CUT) held.set(hash, part.slice().buffer);
	layer.refresh();
	await expect.poll(() => missing, { timeout: 10_000 }).toEqual([]);
	await drawn().toBeGreaterThan(8);
	await expect.poll(hatched).toBe(0);
});

test('where the archive has nothing the overview shows through', async () => {
	await addStreets(map, source(), false);
	map.setView([52.6, 10.2], 12, { animate: false });
	await expect.poll(() => box.querySelectorAll('canvas.leaflet-tile-loaded').length).toBeGreaterThan(0);
	expect(colours()).toBe(1);
	expect(onTile()).toBe('0,0,0,0');
});

test('without its beginning it says so instead of an empty map', async () => {
	held.delete(CUT[0]?.hash ?? '');
	await expect(addStreets(map, source(), false)).rejects.toMatchObject({ name: 'StreetGapError', part: 1 });
	expect(missing).toEqual([1]);
	expect(map.getMaxZoom()).toBe(13);
});
