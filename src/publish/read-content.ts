import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { localMoment } from '../lib/domain/hours/hours';
import type { OverviewLayer } from '../lib/domain/overview';
import type { PackRecords } from '../lib/domain/records';
import { draftGuide } from './check/guides';
import type { Known } from './check/known';
import { readMap, type MapFile } from './check/map';
import { draftRecord } from './check/records';
import { readRegion } from './check/region';
import { readSynonyms } from './check/synonyms';
import { readTopics } from './check/topics';
import type { Draft, SynonymsByLocale } from './draft';
import { reportFor, type Problem, type Report } from './problem';
import { readText } from './read/decode';
import { sortFiles, type Shelf } from './read/sort-files';
import { listFiles } from './read/walk';

/** Everything the editors wrote, and everything that is wrong with it; with a problem the drafts are not complete. */
export async function readContent(
	contentDir: string,
	now: Date
): Promise<{
	drafts: Draft[];
	/** The records of the pack `map`, where there is a folder of that name. */
	overview: PackRecords<OverviewLayer> | undefined;
	synonyms: SynonymsByLocale;
	problems: Problem[];
	hints: Problem[];
}> {
	if (!(await stat(contentDir)).isDirectory()) throw new Error(`${contentDir} is not a folder`);
	const problems: Problem[] = [];
	const hints: Problem[] = [];
	const listing = await listFiles(contentDir);
	const shelf = sortFiles(listing.files);
	problems.push(...listing.problems, ...shelf.problems);

	const read = async (file: string) => {
		const report = reportFor(problems, file);
		return { report, hint: reportFor(hints, file), text: await readText(join(contentDir, file), report) };
	};
	/** A file that must be there, read by `parse`. */
	const ground = async <T>(
		file: string,
		parse: (text: string, report: Report) => T
	): Promise<T | undefined> => {
		if (!listing.files.includes(file)) {
			problems.push({ file, line: 1, text: `Die Datei ${file} fehlt. Ohne sie lässt sich nichts prüfen.` });
			return undefined;
		}
		const { text, report } = await read(file);
		return text === undefined ? undefined : parse(text, report);
	};

	const known = knownFiles(shelf, now);
	const topics = await ground('topics.yaml', (text, report) => readTopics(text, known, report));
	known.topic = topics?.names;
	const region = await ground('region.yaml', (text, report) => readRegion(text, known, report));
	if (region) {
		known.today = localMoment(now.getTime(), region.facts.timeZone).date;
		known.bbox = region.facts.bbox;
		known.municipality = new Map(region.facts.municipalities.map(({ id, name }) => [id, name]));
	}

	const drafts: Draft[] = [...(region ? [region.draft] : []), ...(topics?.drafts ?? [])];
	for (const record of shelf.records) {
		const { text, ...desk } = await read(record.file);
		const draft =
			text === undefined ? undefined : draftRecord(record, text, { ...desk, known, region: region?.facts });
		if (draft) drafts.push(draft);
	}
	for (const guide of shelf.guides) {
		const draft = await draftGuide(guide, known, read);
		if (draft) drafts.push(draft);
	}
	const map: MapFile[] = [];
	for (const { id, file } of shelf.map) {
		const { report, text } = await read(file);
		if (text !== undefined) map.push({ id, text, report });
	}
	const overview = region && readMap(map, known, region.facts);
	const synonyms: SynonymsByLocale = {};
	for (const { locale, file } of shelf.synonyms) {
		const { report, text } = await read(file);
		const words = text === undefined ? undefined : readSynonyms(text, report);
		if (words) synonyms[locale] = words;
	}
	return { drafts, overview, synonyms, problems, hints };
}

/** What exists by its file name alone: a record with a fault of its own can still be referred to. */
function knownFiles(shelf: Shelf, now: Date): Known {
	const ids = (kind: string) =>
		new Map(shelf.records.filter((record) => record.kind === kind).map(({ id }) => [id, '']));
	return {
		offer: ids('offer'),
		place: ids('place'),
		provider: ids('provider'),
		guide: new Map(shelf.guides.map(({ id }) => [id, ''])),
		topic: undefined,
		municipality: undefined,
		bbox: undefined,
		today: now.toISOString().slice(0, 10)
	};
}
