import type { Entry } from './records';
import { topicsInOrder, type Shelf } from './shelf';

export type Guide = Entry<'guide'>;

/** The guides of a shelf as the tree they form. */
export interface GuideTree {
	/** Guides without a parent, or whose parent is gone: by topic in the editors' order, then by their own order. */
	roots: Guide[];
	/** What stands directly under a guide, in order. */
	children(id: string): Guide[];
	/** Every guide that can be reached from a root, as one reads a book: a guide, what is under it, the next one. */
	reading: Guide[];
}

// A page asks for its neighbours and its children; the tree is the same for all pages of a release.
const trees = new WeakMap<Shelf, GuideTree>();

export function guideTree(shelf: Shelf): GuideTree {
	let tree = trees.get(shelf);
	if (!tree) trees.set(shelf, (tree = growTree(shelf)));
	return tree;
}

function growTree(shelf: Shelf): GuideTree {
	const ranks = new Map(topicsInOrder(shelf).map((topic, rank) => [topic.id, rank]));
	const rank = ({ facts }: Guide) => ranks.get(facts.topics[0] ?? '') ?? ranks.size;
	const guides = shelf.all('guide').sort((a, b) => a.facts.order - b.facts.order || (a.id < b.id ? -1 : 1));

	const under = new Map<string, Guide[]>();
	const roots: Guide[] = [];
	for (const guide of guides) {
		const { parent } = guide.facts;
		if (parent === undefined || !shelf.get('guide', parent)) {
			roots.push(guide);
			continue;
		}
		const siblings = under.get(parent);
		if (siblings) siblings.push(guide);
		else under.set(parent, [guide]);
	}
	roots.sort((a, b) => rank(a) - rank(b));
	const children = (id: string) => under.get(id) ?? [];
	// Guides that form a circle hang under no root, so the walk never meets one twice.
	const walk = (level: Guide[]): Guide[] => level.flatMap((guide) => [guide, ...walk(children(guide.id))]);
	return { roots, children, reading: walk(roots) };
}
