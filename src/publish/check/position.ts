/** Says in German what is wrong with a position, or undefined when it lies inside the region's box. */
export function insideBox(
	{ lat, lon }: { lat: number; lon: number },
	bbox: readonly [number, number, number, number] | undefined
): string | undefined {
	if (!bbox || holds(bbox, lat, lon)) return undefined;
	const fault = `Die Position ${lat}, ${lon} liegt außerhalb des Gebiets.`;
	return holds(bbox, lon, lat)
		? `${fault} Breite und Länge sind vertauscht. Bitte schreiben Sie lat: ${lon}, lon: ${lat}.`
		: `${fault} Bitte prüfen Sie lat (Breite, hier etwa ${((bbox[1] + bbox[3]) / 2).toFixed(1)}) und lon (Länge, hier etwa ${((bbox[0] + bbox[2]) / 2).toFixed(1)}).`;
}

function holds(
	[west, south, east, north]: readonly [number, number, number, number],
	lat: number,
	lon: number
): boolean {
	return lat >= south && lat <= north && lon >= west && lon <= east;
}
