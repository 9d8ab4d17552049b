import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OverviewLayer } from '../lib/domain/overview';
import type { PackRecords } from '../lib/domain/records';
import { draftGuide } from './check/guides';
import { readMap, type MapFile } from './check/map';
import { readPictures, shownPictures, unusedPictures, type Picture } from './check/pictures';
import { shownPlaces } from './check/never-shown';
import { draftRecord } from './check/records';
import { readSynonyms } from './check/synonyms';
import { twinHints } from './check/twin-hints';
import type { Draft, SynonymsByLocale } from './draft';
import { unusedFacts, type NamedFacts } from './facts/named-facts';
import { phoneNames, phonesOf } from './facts/phones';
import { readGround } from './ground';
import { reportFor, type Problem } from './problem';
import { readText } from './read/decode';
import { sortFiles, type RecordFile } from './read/sort-files';
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
	synonyms: SynonymsByLocale;
	/** The same records as they stand in the files. */
	written: Written[];
	facts: NamedFacts;
	/** What texts show, each once. */
	pictures: Picture[];
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

	const { known, region, sources, named, drafts: ground } = await readGround(read, shelf, now, problems);
	known.pictures = await readPictures(contentDir, shelf.pictures, problems);
	for (const source of shelf.regions) {
		if (sources.has(source)) continue;
		const file = 'sources.yaml';
		hints.push({
			file,
			line: 1,
			text: `Für imported/${source} steht hier noch nichts: wer dafür antwortet und unter welche Themen es gehört.`
		});
	}

	const drafts: Draft[] = [...ground];
	const drafted: { record: RecordFile; draft: Draft }[] = [];
	for (const record of shelf.records) {
		const { text, ...desk } = await read(record.file);
		const draft = text === undefined ? undefined : draftRecord(record, text, { ...desk, known, region });
		if (!draft) continue;
		drafts.push(draft);
		drafted.push({ record, draft });
	}
	hints.push(...twinHints(drafted));
	for (const guide of shelf.guides) {
		const draft = await draftGuide(guide, known, read);
		if (draft) drafts.push(draft);
	}
	const map: MapFile[] = [];
	for (const { id, file } of shelf.map) {
		const { report, text } = await read(file);
		if (text !== undefined) map.push({ id, text, report });
	}
	const overview = region && readMap(map, known, region);
	const synonyms: SynonymsByLocale = {};
	for (const { locale, file } of shelf.synonyms) {
		const { report, text } = await read(file);
		const words = text === undefined ? undefined : readSynonyms(text, report);
		if (words) synonyms[locale] = words;
	}

	const facts: NamedFacts = named?.facts ?? new Map();
	const written = readWritten(shelf, (file) => texts.get(file));
	const fileOf = new Map(written.map(({ address, confirmed }) => [address, confirmed.file]));
	problems.push(...shownPlaces(drafts, ({ address }) => fileOf.get(address) ?? address));
	const phones = phonesOf(drafts);
	const names = named && new Map([...named.names, ...phoneNames(phones, drafts, known)]);
	const used = checkWritten(written, names, { problems, hints });
	hints.push(...unusedFacts(facts, used));
	const pictures = shownPictures(drafts, known.pictures);
	// A text with a fault shows nothing yet.
	if (problems.length === 0) hints.push(...unusedPictures(known.pictures, pictures));
	return {
		drafts: finishDrafts(drafts, written, new Map([...facts, ...phones])),
		overview,
		synonyms,
		written,
		facts,
		pictures,
		today: known.today,
		problems,
		hints
	};
}
