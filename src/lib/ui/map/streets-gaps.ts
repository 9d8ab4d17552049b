import { PMTiles, type RangeResponse } from 'pmtiles';
import type { Coords } from 'leaflet';

/** An archive that remembers which of its tiles could not be read. */
export class GapArchive extends PMTiles {
	readonly #gaps = new Set<string>();

	override async getZxy(
		z: number,
		x: number,
		y: number,
		signal?: AbortSignal
	): Promise<RangeResponse | undefined> {
		try {
			const tile = await super.getZxy(z, x, y, signal);
			this.#gaps.delete(keyOf(z, x, y));
			return tile;
		} catch (error) {
			if (!signal?.aborted) this.#gaps.add(keyOf(z, x, y));
			throw error;
		}
	}

	/** Whether what a tile on the screen is painted from could not be read; `level` and `deepest` as in the layer. */
	lacks({ z, x, y }: Coords, level: number, deepest: number): boolean {
		const data = Math.min(z - level, deepest);
		const up = z - data;
		return this.#gaps.has(keyOf(data, x >> up, y >> up));
	}
}

function keyOf(z: number, x: number, y: number): string {
	return `${z}/${x}/${y}`;
}

/** Marks a tile of which nothing could be read, or takes the mark away. */
export function hatch(tile: HTMLElement, missing: boolean): void {
	tile.toggleAttribute('data-gap', missing);
	tile.style.background = missing
		? 'repeating-linear-gradient(135deg, transparent 0 9px, var(--map-rail) 9px 10.5px)'
		: '';
}
