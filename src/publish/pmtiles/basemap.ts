import * as v from 'valibot';

/** The layers of the Protomaps basemap v4 that a map of streets cannot do without: docs.protomaps.com/basemaps/layers */
const NEEDED = ['earth', 'places', 'roads', 'water'];
/** Layers of version 3 that version 4 has taken into others. */
const OUTDATED = ['natural', 'physical_line', 'physical_point', 'transit'];

const MetadataSchema = v.looseObject({
	vector_layers: v.array(v.looseObject({ id: v.string() })),
	version: v.optional(v.string()),
	/** Written by planetiler: the state of OpenStreetMap that the tiles show. */
	'planetiler:osm:osmosisreplicationtime': v.optional(v.string())
});

/** What is wrong with an archive whose metadata are these, in German; `undefined` when it is a basemap v4. */
export function wrongSchema(metadata: unknown): string | undefined {
	const parsed = v.safeParse(MetadataSchema, metadata);
	if (!parsed.success) return 'In seinen Angaben stehen keine Ebenen (vector_layers).';
	const layers = parsed.output.vector_layers.map(({ id }) => id);
	const missing = NEEDED.filter((layer) => !layers.includes(layer));
	if (missing.length > 0) return `Ihm fehlen diese Ebenen: ${missing.join(', ')}.`;
	const { version } = parsed.output;
	const old = OUTDATED.filter((layer) => layers.includes(layer));
	if (version === undefined ? old.length === 0 : /^v?4(?:\.|$)/.test(version)) return undefined;
	return `Es folgt ${version === undefined ? 'einer älteren Fassung' : `der Fassung ${version}`} des Schemas.`;
}

/** The day of OpenStreetMap's data, `2026-11-01`, if the archive says it. */
export function dayOf(metadata: unknown): string | undefined {
	const parsed = v.safeParse(MetadataSchema, metadata);
	const time = parsed.success ? parsed.output['planetiler:osm:osmosisreplicationtime'] : undefined;
	return /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(time ?? '')?.[0];
}
