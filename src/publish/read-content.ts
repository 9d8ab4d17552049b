import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { localMoment } from '../lib/domain/hours/hours';
import type { OverviewLayer } from '../lib/domain/overview';
import type { PackRecords } from '../lib/domain/records';
import { draftGuide } from './check/guides';
import type { Known } from './check/known';
import { shownPlaces } from './check/never-shown';
import { readMap, type MapFile } from './check/map';
import { draftRecord } from './check/records';
import { readRegion } from './check/region';
import { readTopics } from './check/topics';
import type { Draft } from './draft';
import { FACTS_FILE, readFacts, unusedFacts, type NamedFacts } from './facts/named-facts';
import { reportFor, type Problem, type Report } from './problem';
import { readText } from './read/decode';
import { sortFiles, type Shelf } from './read/sort-files';
import { listFiles } from './read/walk';
import { finishDrafts } from './written/finish';
import { checkWritten, readWritten } from './written/read-written';
import type { Written } from './written/written';

/** Everything the editors wrote, and everything that is wrong with it; with a problem the drafts are not complete. */
export async function readContent(
	contentDir: string,
	now: Date
): Promise<{
	drafts: Draft[];
	/** The records of the pack `map`, where there is a folder of that name. */
	overview: PackRecords<OverviewLayer> | undefined;
	/** The same records as they stand in the files. */
	written: Written[];
	facts: NamedFacts;
	/** ISO date of the day of publishing, on the region's clock. */
	today: string;
	problems: Problem[];
	hints: Problem[];
}> {
	if (!(await stat(contentDir)).isDirectory()) throw new Error(`${contentDir} is not a folder`);
	const problems: Problem[] = [];
	const hints: Problem[] = [];
	const listing = await listFiles(contentDir);
	const shelf = sortFiles(listing.files);
	problems.push(...listing.problems, ...shelf.problems);

	const texts = new Map<string, string | undefined>();
	const read = async (file: string) => {
		const report = reportFor(problems, file);
		const text = await readText(join(contentDir, file), report);
		texts.set(file, text);
		return { report, hint: reportFor(hints, file), text };
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

	const named = shelf.facts
		? await ground(FACTS_FILE, (text, report) => readFacts(text, known, report))
		: { facts: new Map(), names: new Map() };
	const facts: NamedFacts = named?.facts ?? new Map();
	const written = readWritten(shelf, (file) => texts.get(file));
	const fileOf = new Map(written.map(({ address, confirmed }) => [address, confirmed.file]));
	problems.push(...shownPlaces(drafts, ({ address }) => fileOf.get(address) ?? address));
	const used = checkWritten(written, named?.names, { problems, hints });
	hints.push(...unusedFacts(facts, used));
	return {
		drafts: finishDrafts(drafts, written, facts),
		overview,
		written,
		facts,
		today: known.today,
		problems,
		hints
	};
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
