import type { Term } from '../../lib/domain/first-steps';
import type { Names } from './near';
import type { Pictures } from './pictures';

/** What records may refer to. A list that could not be read is undefined: then nothing is checked against it. */
export interface Known {
	offer: Names;
	place: Names;
	provider: Names;
	guide: Names;
	topic: Names | undefined;
	municipality: Names | undefined;
	/** What the region names offices for. */
	authority: Names | undefined;
	/** What texts may show. */
	pictures: Pictures;
	/** The named facts that are a length of time. */
	term: ReadonlyMap<string, Term> | undefined;
	/** west, south, east, north. */
	bbox: readonly [number, number, number, number] | undefined;
	/** ISO date of the day of publishing, on the region's clock. */
	today: string;
}
