import { guideCard, tagsOf, topicTag, type Card, type TopicTag } from './cards';
import { contactsOf, type Contacts } from './contacts';
import { guideTree, type Guide } from './guide-tree';
import type { Entry, Locale } from './records';
import { topicsInOrder, type Shelf } from './shelf';

/** A guide as a card of a list, with how many guides stand under it. */
export interface GuideCard extends Card {
	under: number;
}

/** A guide by its name alone. */
export interface GuideLink {
	id: string;
	title: string;
	/** Set where the title is German for lack of a translation. */
	lang?: Locale;
}

export interface GuidesPage {
	region: string;
	/** The roots by topic; those whose topic is gone come last and have none. */
	groups: { topic?: TopicTag; cards: GuideCard[] }[];
}

export interface GuidePage {
	timeZone: string;
	entry: Entry<'guide'>;
	topics: TopicTag[];
	/** From the root down to the parent. */
	parents: GuideLink[];
	children: GuideCard[];
	/** What one reads before and after it; see `GuideTree.reading`. */
	previous?: GuideLink;
	next?: GuideLink;
	contacts: Contacts;
}

export function guidesPage(shelf: Shelf): GuidesPage {
	const { roots } = guideTree(shelf);
	const topics = topicsInOrder(shelf);
	const known = new Set(topics.map(({ id }) => id));
	const cards = (of: (topic: string) => boolean) =>
		roots.filter(({ facts }) => of(facts.topics[0] ?? '')).map((guide) => cardOf(shelf, guide));
	const groups = [
		...topics.map((topic) => ({ topic: topicTag(topic), cards: cards((id) => id === topic.id) })),
		{ cards: cards((id) => !known.has(id)) }
	];
	return { region: shelf.region.name, groups: groups.filter((group) => group.cards.length > 0) };
}

export function guidePage(shelf: Shelf, id: string): GuidePage | undefined {
	const entry = shelf.get('guide', id);
	if (!entry) return undefined;
	const { children, reading } = guideTree(shelf);
	const at = reading.findIndex((guide) => guide.id === id);
	const [previous, next] = at < 0 ? [] : [reading[at - 1], reading[at + 1]];
	return {
		timeZone: shelf.region.timeZone,
		entry,
		topics: tagsOf(shelf, entry.facts.topics),
		parents: guideParents(shelf, entry),
		children: children(id).map((guide) => cardOf(shelf, guide)),
		...(previous ? { previous: linkTo(previous) } : {}),
		...(next ? { next: linkTo(next) } : {}),
		contacts: contactsOf(shelf, entry.text.body ?? [])
	};
}

/** From the root down to the parent; a circle ends where a tree would. */
export function guideParents(shelf: Shelf, { facts }: Guide): GuideLink[] {
	const parents: GuideLink[] = [];
	for (let at = facts.parent; at && parents.length < 3;) {
		const parent: Guide | undefined = shelf.get('guide', at);
		if (!parent) break;
		parents.unshift(linkTo(parent));
		at = parent.facts.parent;
	}
	return parents;
}

function cardOf(shelf: Shelf, guide: Guide): GuideCard {
	return { ...guideCard(shelf, guide), under: guideTree(shelf).children(guide.id).length };
}

function linkTo({ id, text: { title, lang } }: Guide): GuideLink {
	return { id, title, ...(lang ? { lang } : {}) };
}
