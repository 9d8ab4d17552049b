import type { RegionFacts } from '../../../lib/domain/records';
import type { Source } from '../../check/sources';
import type { Region } from './answers';
import { datesOf } from './dates';
import { plainPath } from './paths';
import { municipalityOf, oneLineTitle } from './record';
import type { Losses } from './report';
import type { Item } from './shapes';

/**
 * The region without what cannot become a record here. It is left out before anything else, so that no link leads to
 * it; a page that cannot is a fault of the tree and stops the import.
 */
export function usableIn(answers: Region, source: Source, home: RegionFacts, losses: Losses): Region {
	const titled = (item: Item) => {
		if (oneLineTitle(item.title) !== '') return true;
		losses.add(plainPath(item.path), 'Eintrag ohne Titel');
		return false;
	};
	const { de } = answers.said;
	const locations = unique(de.locations, losses).filter((location) => {
		if (!titled(location)) return false;
		if (municipalityOf(home, location.location) ?? source.municipality) return true;
		const { postcode, town } = location.location ?? {};
		losses.add(
			plainPath(location.path),
			'Ort, der in keiner Kommune aus region.yaml liegt (municipality in sources.yaml nähme ihn auf)',
			[postcode, town].filter(Boolean).join(' ')
		);
		return false;
	});
	const events = unique(de.events, losses).filter(
		(event) => titled(event) && datesOf(event, losses) !== undefined
	);
	return { ...answers, said: { ...answers.said, de: { ...de, locations, events } } };
}

function unique<T extends Item>(items: readonly T[], losses: Losses): T[] {
	const seen = new Set<string>();
	return items.filter(({ path }) => {
		const twin = seen.has(plainPath(path));
		seen.add(plainPath(path));
		if (twin) losses.add(plainPath(path), 'Eintrag, dessen Pfad es schon gibt');
		return !twin;
	});
}
