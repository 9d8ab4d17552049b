import type { Coords } from 'leaflet';
import type { Source } from 'pmtiles';
import { leafletLayer } from 'protomaps-leaflet';
import { DomUtil, GridLayer, type LeafletMap } from './leaflet';
import { GapArchive, hatch } from './streets-gaps';
import { streetLook } from './streets-look';

/**
 * Draws the streets under everything else on a map; loaded on demand and in the browser only. protomaps-leaflet wants
 * its Leaflet as a global, also later, when it makes and removes tiles. Nothing else here may look at it.
 */
(globalThis as { L?: unknown }).L = { DomUtil, GridLayer };

/** Closer than this the tiles of zoom 14 show nothing more, they only get larger. */
const CLOSEST = 17;
/** protomaps-leaflet draws a tile of 256 pixels out of the data of one zoom above. */
const LEVEL = 1;
/** Sharp on good screens, and not a byte of memory more on the best. */
const SHARPEST = 2;

/** What an archive is read through. */
export type StreetTiles = Source;

export interface StreetLayer {
	/** Paints anew what could not be painted, after parts have come. */
	refresh(): void;
	/** By day or by night. */
	paint(dark: boolean): void;
	remove(): void;
}

/** What protomaps-leaflet makes, as far as it is used here. */
type PaintedLayer = GridLayer & {
	rerenderTiles(): void;
	renderTile(coords: Coords, tile: HTMLElement, key: string, done?: () => void): Promise<void>;
};

/**
 * Puts the streets of an archive on a map, and the credit that its licence (ODbL) wants. Rejects with whatever the
 * source does when it cannot read the archive's beginning. Where the source cannot read a tile it is hatched.
 */
export async function addStreets(map: LeafletMap, source: Source, dark: boolean): Promise<StreetLayer> {
	const archive = new GapArchive(source);
	const { minZoom, maxZoom } = await archive.getHeader();
	const closest = map.options.maxZoom;
	const layerOf = (night: boolean) => {
		const layer = leafletLayer({
			url: archive,
			...streetLook(night),
			lang: 'de',
			// Without it the layer asks for tiles of zoom 15 and paints nothing where there are none.
			maxDataZoom: maxZoom,
			minZoom: minZoom + LEVEL,
			maxZoom: CLOSEST,
			devicePixelRatio: Math.min(SHARPEST, devicePixelRatio || 1),
			noWrap: true,
			attribution: '',
			zIndex: 2
		}) as unknown as PaintedLayer;
		const paint = layer.renderTile.bind(layer);
		layer.renderTile = async (coords, tile, key, done) => {
			await paint(coords, tile, key, done);
			hatch(tile, archive.lacks(coords, LEVEL, maxZoom));
		};
		return layer;
	};

	let layer = layerOf(dark).addTo(map);
	map.setMaxZoom(CLOSEST);
	const credit = creditOn(map);
	return {
		refresh: () => layer.rerenderTiles(),
		paint(night) {
			layer.remove();
			layer = layerOf(night).addTo(map);
		},
		remove() {
			layer.remove();
			credit.remove();
			map.setMaxZoom(closest ?? CLOSEST);
		}
	};
}

/** https://osmfoundation.org/wiki/Licence/Attribution_Guidelines: on the map, legible, linked. */
function creditOn(map: LeafletMap): HTMLElement {
	const link = document.createElement('a');
	link.href = 'https://www.openstreetmap.org/copyright';
	link.rel = 'external noreferrer';
	link.textContent = '© OpenStreetMap';
	link.className = 'street-credit';
	link.dir = 'ltr';
	// Written here and not in a stylesheet, which would be one file more to keep for when there is no network.
	Object.assign(link.style, {
		position: 'absolute',
		insetBlockEnd: '0',
		insetInlineEnd: '0',
		zIndex: '900',
		padding: '4px 8px',
		fontSize: '0.75rem',
		lineHeight: '1.4',
		color: 'var(--ink, #1c1b1a)',
		background: 'var(--surface, #fff)'
	} satisfies Partial<CSSStyleDeclaration>);
	// The map must not take a tap on it for one of its own.
	link.addEventListener('click', (event) => event.stopPropagation());
	map.getContainer().append(link);
	return link;
}
