/** A point in pixels, whole world at one zoom, y downwards: Web Mercator with tiles of 256, as Leaflet counts. */
export interface Pixel {
	x: number;
	y: number;
}

export function project(lat: number, lon: number, zoom: number): Pixel {
	const world = 256 * 2 ** zoom;
	const sin = Math.sin((lat * Math.PI) / 180);
	return {
		x: world * (lon / 360 + 0.5),
		y: world * (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI))
	};
}
