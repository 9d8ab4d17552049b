import { stringify } from 'yaml';
import { metresBetween } from '../../../lib/domain/distance';
import { SOURCE_LOCALE, type Locale, type RegionFacts } from '../../../lib/domain/records';
import { insideBox } from '../../check/position';
import type { Said } from './answers';
import { asciiSlug, plainPath, stepsOf } from './paths';
import type { Item, Spot } from './shapes';
import type { Task } from './task';
import type { ImportedText } from './texts';

/** The ISO date of the last change, as the source's own clock says it. */
export function dayOf({ last_updated: at }: Item): string {
	return at.slice(0, 10);
}

export function oneLineTitle(title: string): string {
	return title.replace(/\s+/g, ' ').trim();
}

/** Where it comes from and who answers for it, in the order in which the files say it. */
export function provenanceOf(
	{ region, source }: Task,
	item: Item,
	what: string
): { source: string; checked: string | null; owner: string } {
	const day = dayOf(item);
	return {
		source: `Integreat ${region}, ${what} ${plainPath(item.path)}, Stand ${day}`,
		checked: source.trust === 'lastUpdated' ? day : null,
		owner: item.organization?.name?.trim() || source.owner
	};
}

/** An item in another language, where that is a translation and not the German text again. */
export function itemIn<K extends keyof Said>(
	task: Task,
	kind: K,
	{ available_languages: languages }: Item,
	locale: Locale
): Said[K][number] | undefined {
	if (locale === SOURCE_LOCALE) return undefined;
	const translation = languages[task.answers.codes[locale] ?? locale];
	if (!translation?.path || translation.id === null || translation.id === undefined) return undefined;
	const found = task.byPath(kind, locale).get(plainPath(translation.path));
	return found && found.id !== null ? found : undefined;
}

/** By the third step of a path, as it stands there or as an editor types it: a branch of pages, or `events`. */
export function topicOf({ source }: Task, path: string): string {
	const slug = stepsOf(path)[2] ?? '';
	return source.topics[slug] ?? source.topics[asciiSlug(slug)] ?? source.topic;
}

/** The same bytes for the same values; texts of several lines as an editor would write them. */
export function yamlFile(value: object): string {
	return stringify(value, { lineWidth: 0, blockQuote: 'literal' });
}

/** Texts as a record's file has them; without a body where nothing is said. */
export function yamlTexts(texts: Partial<Record<Locale, ImportedText>>): object {
	return Object.fromEntries(
		Object.entries(texts).map(([locale, { title, updated, body }]) => [
			locale,
			{ title, updated, ...(body === '' ? {} : { body }) }
		])
	);
}

/** The municipality an address or a position lies in, and undefined where it lies in none that the editors have. */
export function municipalityOf(home: RegionFacts, spot: Spot | null | undefined): string | undefined {
	const town = spot?.town?.trim().toLowerCase() ?? '';
	const postcode = String(spot?.postcode ?? '').trim();
	const named = home.municipalities.find(({ name }) => town !== '' && name.toLowerCase() === town);
	const coded = home.municipalities.find(({ postcodes }) => postcodes.includes(postcode));
	if (named ?? coded) return (named ?? coded)?.id;
	const { latitude: lat, longitude: lon } = spot ?? {};
	if (typeof lat !== 'number' || typeof lon !== 'number' || insideBox({ lat, lon }, home.bbox))
		return undefined;
	const near = home.municipalities
		.map(({ id, ...at }) => ({ id, metres: metresBetween({ lat, lon }, at) }))
		.sort((a, b) => a.metres - b.metres);
	return near[0]?.id;
}
