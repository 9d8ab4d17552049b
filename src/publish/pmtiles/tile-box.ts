/** The tiles of one zoom that touch a box, both ends included; y counts from the north. */
export interface TileBox {
	west: number;
	north: number;
	east: number;
	south: number;
}

/** `bbox` is west, south, east, north in degrees, as in `region.yaml`. Web Mercator, as all PMTiles of streets. */
export function tileBox(
	[west, south, east, north]: readonly [number, number, number, number],
	zoom: number
): TileBox {
	const across = 2 ** zoom;
	const column = (longitude: number) => clamp(Math.floor(((longitude + 180) / 360) * across), across);
	const row = (latitude: number) => {
		const sin = Math.sin((latitude * Math.PI) / 180);
		return clamp(Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * across), across);
	};
	return { west: column(west), north: row(north), east: column(east), south: row(south) };
}

function clamp(value: number, across: number): number {
	return Math.min(Math.max(value, 0), across - 1);
}
