import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { Sentence } from '../sentence';

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

const RegionSchema = v.looseObject({ bbox: v.tuple([v.number(), v.number(), v.number(), v.number()]) });

/** The box of `region.yaml`, of which nothing else is asked here. Throws a Sentence when it is not there. */
export async function readBox(contentDir: string): Promise<Box> {
	const file = join(contentDir, 'region.yaml');
	const text = await readFile(file, 'utf8').catch(() => undefined);
	if (text === undefined)
		throw new Sentence(`${file} fehlt. Darin steht, welche Gegend gebraucht wird (bbox).`);
	const region = v.safeParse(RegionSchema, parseOrNothing(text));
	const [west, south, east, north] = region.success ? region.output.bbox : [0, 0, 0, 0];
	if (west < east && south < north) return [west, south, east, north];
	throw new Sentence(`${file}: bbox fehlt oder ist unklar: vier Zahlen, [Westen, Süden, Osten, Norden].`);
}

function parseOrNothing(text: string): unknown {
	try {
		return parse(text);
	} catch {
		return undefined;
	}
}
