import type { Locale, RegionFacts } from '../../../lib/domain/records';
import type { Source } from '../../check/sources';
import type { Region, Said } from './answers';
import { addressBook, linkReader, uniqueSlugs, type ReadTarget } from './links';
import { idsFor, plainPath } from './paths';
import { makeLosses, type Losses } from './report';
import { usableIn } from './usable';

/** One import: what was said, what it is called here, and what was lost. */
export interface Task {
	/** The source's name of the region. */
	region: string;
	source: Source;
	answers: Region;
	/** The editors' own region, whose municipalities places lie in. */
	home: RegionFacts;
	/** By plain path of the German item. */
	ids: Record<keyof Said, ReadonlyMap<string, string>>;
	/** Decides over links in the text of one record. */
	links(address: string): ReadTarget;
	/** The items of a language by plain path. */
	byPath<K extends keyof Said>(kind: K, locale: Locale): ReadonlyMap<string, Said[K][number]>;
	losses: Losses;
	/** What a picture of a page is called here, if it comes along; undefined where none do. */
	pictures: Pictures | undefined;
}

/** By the source's address of it. `page` is the path of the page that shows it, for the report. */
export type Pictures = (source: string, page: string, losses: Losses) => string | undefined;

const KINDS: Record<keyof Said, string> = { pages: 'guide', locations: 'place', events: 'offer' };

export function makeTask(
	region: string,
	source: Source,
	said: Region,
	home: RegionFacts,
	pictures?: Pictures
): Task {
	const losses = makeLosses();
	const answers = usableIn(said, source, home, losses);
	const kinds = Object.keys(KINDS) as (keyof Said)[];
	const idsOf = (kind: keyof Said) =>
		idsFor(
			region,
			answers.said.de[kind].map(({ path }) => plainPath(path))
		);
	const ids = { pages: idsOf('pages'), locations: idsOf('locations'), events: idsOf('events') };
	const addresses = new Map(
		kinds.flatMap((kind) =>
			[...ids[kind]].map(([path, id]): [string, string] => [path, `${KINDS[kind]}/${id}`])
		)
	);
	const book = addressBook(answers, addresses);
	const indexes = new Map<string, ReadonlyMap<string, unknown>>();
	return {
		region,
		source,
		answers,
		home,
		ids,
		links: linkReader(region, book, uniqueSlugs(book)),
		byPath<K extends keyof Said>(kind: K, locale: Locale) {
			const name = `${kind} ${locale}`;
			const index = indexes.get(name) ?? indexOf(answers.said[locale]?.[kind] ?? []);
			indexes.set(name, index);
			return index as ReadonlyMap<string, Said[K][number]>;
		},
		losses,
		pictures
	};
}

function indexOf(items: readonly { path: string }[]): Map<string, unknown> {
	return new Map(items.map((item) => [plainPath(item.path), item]));
}
