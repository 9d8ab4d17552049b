import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import geojsonvt from 'geojson-vt';
import { Compression, TileType, zxyToTileId, type Entry, type Header } from 'pmtiles';
import { fromGeojsonVt } from 'vt-pbf';
import { join, layOut } from './lay-out';
import { tileBox } from './tile-box';

export interface Recipe {
	bbox?: readonly [number, number, number, number];
	minZoom?: number;
	maxZoom?: number;
	/** Streets of many corners; 1,000 in the default box make about 360 kB. */
	roads?: number;
	/** Another number, other streets. */
	seed?: number;
	/** Streets of another seed, behind the others; what changes from one month to the next. */
	more?: { roads: number; seed: number };
	metadata?: object;
}

/** The middle of Kreis Lippe: Lemgo and Detmold. */
export const BOX = [8.8, 51.9, 9.0, 52.05] as const;

export const METADATA = {
	name: 'Protomaps Basemap',
	version: '4.11.9',
	attribution: '© OpenStreetMap',
	'planetiler:osm:osmosisreplicationtime': '2026-11-01T00:00:00Z',
	vector_layers: [
		'boundaries',
		'buildings',
		'earth',
		'landcover',
		'landuse',
		'places',
		'pois',
		'roads',
		'water'
	].map((id) => ({ id, fields: {} }))
};

/** A small archive in the Protomaps basemap v4 schema out of shapes made up here; the same recipe, the same bytes. */
export async function makeArchive(recipe: Recipe = {}): Promise<Uint8Array<ArrayBuffer>> {
	const { bbox = BOX, minZoom = 8, maxZoom = 14, metadata = METADATA } = recipe;
	const layers = Object.entries(shapes(recipe)).map(([name, features]) => {
		const collection: FeatureCollection = { type: 'FeatureCollection', features };
		return { name, index: new geojsonvt(collection, { maxZoom, indexMaxZoom: maxZoom, indexMaxPoints: 0 }) };
	});
	const entries: Entry[] = [];
	const pieces: Uint8Array[] = [];
	let offset = 0;
	const ids: { id: number; z: number; x: number; y: number }[] = [];
	for (let z = minZoom; z <= maxZoom; z += 1) {
		const box = tileBox(bbox, z);
		for (let x = box.west; x <= box.east; x += 1) {
			for (let y = box.north; y <= box.south; y += 1) ids.push({ id: zxyToTileId(z, x, y), z, x, y });
		}
	}
	for (const { id, z, x, y } of ids.sort((a, b) => a.id - b.id)) {
		const tile: Record<string, { features: unknown[] }> = {};
		for (const { name, index } of layers) {
			const found = index.getTile(z, x, y);
			if (found) tile[name] = found;
		}
		const bytes = await gzip(fromGeojsonVt(tile, { version: 2 }));
		entries.push({ tileId: id, offset, length: bytes.length, runLength: 1 });
		pieces.push(bytes);
		offset += bytes.length;
	}
	const [minLon, minLat, maxLon, maxLat] = bbox;
	const header = {
		tileCompression: Compression.Gzip,
		tileType: TileType.Mvt,
		minLon,
		minLat,
		maxLon,
		maxLat
	};
	const { head, data } = layOut(entries, header as Header, metadata);
	const tiles = join(pieces);
	return join([head, ...data.map((at) => tiles.subarray(at.offset, at.offset + at.length))]);
}

function shapes({ bbox = BOX, roads = 40, seed = 1, more }: Recipe): Record<string, Feature[]> {
	const [west, south, east, north] = bbox;
	const at = (x: number, y: number): Position => [west + (east - west) * x, south + (north - south) * y];
	const ring = (x: number, y: number, r: number): Geometry => ({
		type: 'Polygon',
		coordinates: [[at(x - r, y - r), at(x + r, y - r), at(x + r, y + r), at(x - r, y + r), at(x - r, y - r)]]
	});
	const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({
		type: 'Feature',
		geometry,
		properties
	});
	const streets = (count: number, from: number) => {
		const random = randomOf(from);
		return Array.from({ length: count }, (_, index) => {
			const [x, y] = [random(), random()];
			const corners = Array.from({ length: 12 }, () => at(x + random() * 0.04, y + random() * 0.04));
			return feature(
				{ type: 'LineString', coordinates: corners },
				{
					kind: index % 5 ? 'minor_road' : 'major_road',
					name: `Straße ${from}-${index}`,
					min_zoom: 8,
					sort_rank: 1
				}
			);
		});
	};
	return {
		earth: [feature(ring(0.5, 0.5, 0.6), { kind: 'earth' })],
		landuse: [feature(ring(0.3, 0.3, 0.1), { kind: 'forest' })],
		water: [feature(ring(0.7, 0.6, 0.06), { kind: 'lake' })],
		roads: [...streets(roads, seed), ...(more ? streets(more.roads, more.seed) : [])],
		buildings: [feature(ring(0.45, 0.45, 0.01), { kind: 'building' })],
		places: [
			feature(
				{ type: 'Point', coordinates: at(0.5, 0.5) },
				{
					kind: 'locality',
					kind_detail: 'town',
					name: 'Lemgo',
					'name:de': 'Lemgo',
					min_zoom: 6,
					population_rank: 9
				}
			)
		]
	};
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

async function gzip(bytes: Uint8Array): Promise<Uint8Array> {
	const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}
