import { localMoment } from '../lib/domain/hours/hours';
import type { RegionFacts } from '../lib/domain/records';
import type { Known } from './check/known';
import { readRegion } from './check/region';
import { readSources, type Source } from './check/sources';
import { readPhrases, readTopics } from './check/tables';
import type { Draft } from './draft';
import { FACTS_FILE, readFacts, termsOf } from './facts/named-facts';
import type { Problem, Report } from './problem';
import type { Shelf } from './read/sort-files';

/** What everything else in the content folder is checked against. */
export interface Ground {
	known: Known;
	/** Undefined after a problem. */
	region: RegionFacts | undefined;
	/** Of the region, the topics and the sentence cards. */
	drafts: Draft[];
	/** What texts say by name; undefined after a problem. */
	named: ReturnType<typeof readFacts>;
	/** By region; empty where there is no `sources.yaml`. */
	sources: Map<string, Source>;
}

/**
 * Reads `region.yaml`, `topics.yaml` and, where they are, `phrases.yaml`, `sources.yaml` and `facts.yaml`. `open` hands out a file's
 * text and where to report.
 */
export async function readGround(
	open: (file: string) => Promise<{ text: string | undefined; report: Report }>,
	shelf: Shelf,
	now: Date,
	problems: Problem[]
): Promise<Ground> {
	const read = async <T>(
		file: string,
		parse: (text: string, report: Report) => T
	): Promise<T | undefined> => {
		const { text, report } = await open(file);
		return text === undefined ? undefined : parse(text, report);
	};
	const missing = (file: string): undefined => {
		problems.push({ file, line: 1, text: `Die Datei ${file} fehlt. Ohne sie lässt sich nichts prüfen.` });
	};

	const known = knownFiles(shelf, now);
	const topics = shelf.topics
		? await read('topics.yaml', (text, report) => readTopics(text, known, report))
		: missing('topics.yaml');
	known.topic = topics?.names;
	const region = shelf.region
		? await read('region.yaml', (text, report) => readRegion(text, known, report))
		: missing('region.yaml');
	if (region) {
		known.today = localMoment(now.getTime(), region.facts.timeZone).date;
		known.bbox = region.facts.bbox;
		known.authority = new Map(Object.keys(region.facts.authorities).map((name) => [name, '']));
		known.municipality = new Map(region.facts.municipalities.map(({ id, name }) => [id, name]));
	}
	const phrases = shelf.phrases
		? await read('phrases.yaml', (text, report) => readPhrases(text, known, report))
		: undefined;
	const sources = shelf.sources
		? await read('sources.yaml', (text, report) => readSources(text, known, report))
		: undefined;
	const named = shelf.facts
		? await read(FACTS_FILE, (text, report) => readFacts(text, known, report))
		: { facts: new Map(), names: new Map() };
	known.term = named && termsOf(named.facts);
	return {
		known,
		named,
		region: region?.facts,
		drafts: [...(region ? [region.draft] : []), ...(topics?.drafts ?? []), ...(phrases?.drafts ?? [])],
		sources: sources ?? new Map()
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
		authority: undefined,
		pictures: new Map(),
		term: undefined,
		bbox: undefined,
		today: now.toISOString().slice(0, 10)
	};
}
