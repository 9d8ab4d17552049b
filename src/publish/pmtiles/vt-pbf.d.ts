/** vt-pbf brings no types; the one function the specs use. */
declare module 'vt-pbf' {
	export function fromGeojsonVt(
		layers: Record<string, { features: unknown[] }>,
		options?: { version?: 1 | 2; extent?: number }
	): Uint8Array;
}
