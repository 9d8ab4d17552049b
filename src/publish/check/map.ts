import {
	LINE_KINDS,
	type LineKind,
	type LineLayer,
	type OverviewLayer,
	type Point,
	type PointLayer
} from '../../lib/domain/overview';
import type { PackRecords, RegionFacts } from '../../lib/domain/records';
import type { Report } from '../problem';
import { parseYaml, type Path, type YamlFile } from '../read/yaml';
import { conform } from './conform';
import type { Known } from './known';
import { kindSchema, linesSchema, pointsSchema, townsSchema } from './map-schemas';
import { didYouMean } from './near';
import { insideBox } from './position';

/** How far beyond the region the map still shows where the ways lead, in degrees. */
const MARGIN = 0.3;

export interface MapFile {
	/** The record's id: the name of the file. */
	id: string;
	text: string;
	report: Report;
}

interface Sheet {
	id: string;
	yaml: YamlFile;
	report: Report;
}

/**
 * The overview map out of the files of `map/`, lines worked out to positions. `undefined` when there are no
 * files; with a problem, all of which are reported, it is not complete.
 */
export function readMap(
	files: readonly MapFile[],
	known: Known,
	region: RegionFacts
): PackRecords<OverviewLayer> | undefined {
	if (files.length === 0) return undefined;
	const layers: Record<string, OverviewLayer> = {};
	const lineSheets: (Sheet & { kind: LineKind })[] = [];
	for (const { id, text, report } of files) {
		const yaml = parseYaml(text, report);
		const kind = yaml && conform(yaml, kindSchema, report)?.kind;
		if (!yaml || !kind) continue;
		const sheet = { id, yaml, report };
		if (isLineKind(kind)) lineSheets.push({ ...sheet, kind });
		else {
			const layer = kind === 'town' ? townLayer(sheet, known, region) : pointLayer(sheet, region);
			if (layer) layers[`map/${id}`] = layer;
		}
	}
	const places = Object.values(layers) as PointLayer[];
	for (const sheet of lineSheets) {
		const layer = lineLayer(sheet, places);
		if (layer) layers[`map/${sheet.id}`] = layer;
	}
	return layers;
}

function isLineKind(kind: string): kind is LineKind {
	return (LINE_KINDS as readonly string[]).includes(kind);
}

function townLayer({ yaml, report }: Sheet, known: Known, region: RegionFacts): PointLayer | undefined {
	const file = conform(yaml, townsSchema(known), report);
	if (!file) return undefined;
	const points = [...file.points]
		.sort((a, b) => b.inhabitants - a.inhabitants)
		.flatMap(({ municipality }) => {
			const town = region.municipalities.find(({ id }) => id === municipality);
			return town ? [[town.name, rounded(town.lat), rounded(town.lon)] as Point] : [];
		});
	return { kind: 'town', confidence: file.confidence, ...creditOf(file), points };
}

function pointLayer({ yaml, report }: Sheet, region: RegionFacts): PointLayer | undefined {
	const file = conform(yaml, pointsSchema, report);
	if (!file) return undefined;
	const [west, south, east, north] = region.bbox;
	const box = [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN] as const;
	const seen = new Set<string>();
	file.points.forEach(({ name, lat, lon }, index) => {
		const fault = insideBox({ lat, lon }, file.kind === 'settlement' ? region.bbox : box);
		if (fault) report(yaml.spot(['points', index, 'lat']), fault);
		if (seen.has(name)) {
			report(
				yaml.spot(['points', index, 'name']),
				`«${name}» steht schon weiter oben. Bitte löschen Sie einen der beiden Einträge.`
			);
		}
		seen.add(name);
	});
	const points = file.points.map(({ name, lat, lon }): Point => [name, rounded(lat), rounded(lon)]);
	return { kind: file.kind, confidence: file.confidence, ...creditOf(file), points };
}

/** Railways run from station to station, everything else from place to place. */
function lineLayer(
	{ yaml, report, kind }: Sheet & { kind: LineKind },
	layers: PointLayer[]
): LineLayer | undefined {
	const file = conform(yaml, linesSchema, report);
	if (!file) return undefined;
	const stations = kind === 'rail';
	const named = new Map<string, Point[]>();
	for (const layer of layers.filter((each) => (each.kind === 'station') === stations)) {
		for (const point of layer.points) named.set(point[0], [...(named.get(point[0]) ?? []), point]);
	}
	const names = new Map([...named.keys()].map((name) => [name, '']));
	const where = stations
		? 'Bahnstrecken gehen durch Punkte aus Dateien mit kind: station.'
		: 'Linien gehen durch Orte aus region.yaml und aus map/, aber nicht durch Bahnhöfe.';
	const find = (name: string, path: Path): [number, number][] => {
		const [point, twin] = named.get(name) ?? [];
		const spot = yaml.spot(path);
		if (!point) report(spot, `Den Punkt «${name}» gibt es nicht.${didYouMean(name, names)} ${where}`);
		else if (twin && (twin[1] !== point[1] || twin[2] !== point[2])) {
			report(spot, `Den Punkt «${name}» gibt es zweimal an verschiedenen Stellen. ${where}`);
		}
		return point ? [[point[1], point[2]]] : [];
	};
	const lines = file.lines.map(({ name, via }, line) => ({
		name,
		course: via.flatMap((point, index) => find(point, ['lines', line, 'via', index]))
	}));
	return { kind, confidence: file.confidence, ...creditOf(file), lines };
}

function creditOf({
	credit
}: Pick<OverviewLayer, 'credit'> | { credit?: OverviewLayer['credit'] | undefined }) {
	return credit ? { credit } : {};
}

/** Five decimals are a metre. */
function rounded(degrees: number): number {
	return Math.round(degrees * 1e5) / 1e5;
}
