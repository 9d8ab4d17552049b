import { compare } from '../../problem';
import { Sentence } from '../../sentence';
import { plainPath } from './paths';
import type { Page } from './shapes';

/** How deep guides go; what lies deeper is lifted to this level. */
const LEVELS = 3;
/** A sentence lists no more than this. */
const SHOWN = 20;

/** A page of the source language and where it stands. */
export interface TreePage {
	page: Page;
	path: string;
	/** The path of the guide above it; undefined at the root. */
	parent: string | undefined;
	/** 1 = a root, at most three. */
	level: number;
	/** The first of its branch. */
	root: string;
	/** Its place among its siblings, from 1. */
	place: number;
	/** True where the source has it deeper than guides can be. */
	lifted: boolean;
}

/** The pages as a tree, parents before children. Throws a Sentence that names everything that makes it none. */
export function treeOf(pages: readonly Page[]): TreePage[] {
	const faults: string[] = [];
	const byPath = new Map<string, Page>();
	for (const page of pages) {
		const path = plainPath(page.path);
		if (byPath.has(path)) faults.push(`Den Pfad ${path} gibt es zweimal.`);
		if (page.title.trim() === '') faults.push(`Die Seite ${path} hat keinen Titel.`);
		byPath.set(path, page);
	}
	const children = new Map<string, string[]>();
	for (const [path, page] of byPath) {
		const above = parentOf(page);
		if (above !== '' && !byPath.has(above)) {
			faults.push(`Die Seite ${path} steht unter ${above}, und die gibt es nicht.`);
		}
		const group = children.get(above);
		if (group) group.push(path);
		else children.set(above, [path]);
	}

	const tree: TreePage[] = [];
	// A stack and not recursion: a source may nest as deep as it likes.
	const open = siblings('', undefined, 1);
	for (let next = open.pop(); next; next = open.pop()) {
		tree.push(next);
		open.push(...siblings(next.path, next, next.level + 1));
	}
	if (faults.length === 0 && tree.length < byPath.size) {
		const reached = new Set(tree.map(({ path }) => path));
		const lost = [...byPath.keys()].find((path) => !reached.has(path)) ?? '';
		faults.push(`Die Seite ${lost} steht unter sich selbst: Ihre übergeordneten Seiten bilden einen Kreis.`);
	}
	if (faults.length > 0) throw new Sentence(listed(faults));
	return numbered(tree);

	/** In reverse, because the stack turns them round. */
	function siblings(above: string, parent: TreePage | undefined, level: number): TreePage[] {
		return (children.get(above) ?? [])
			.map((path) => ({ path, page: byPath.get(path) as Page }))
			.sort((a, b) => b.page.order - a.page.order || compare(b.path, a.path))
			.map(({ path, page }) => {
				const lifted = level > LEVELS;
				return {
					page,
					path,
					parent: lifted ? parent?.parent : parent?.path,
					level: Math.min(level, LEVELS),
					root: parent?.root ?? path,
					place: 0,
					lifted
				};
			});
	}
}

/** Counted along the walk, so that what was lifted stands behind the page it stood under. */
function numbered(tree: TreePage[]): TreePage[] {
	const counts = new Map<string, number>();
	return tree.map((page) => {
		const place = (counts.get(page.parent ?? '') ?? 0) + 1;
		counts.set(page.parent ?? '', place);
		return { ...page, place };
	});
}

function parentOf({ parent }: Page): string {
	return parent?.path ? plainPath(parent.path) : '';
}

function listed(faults: readonly string[]): string {
	const more = faults.length - SHOWN;
	return [
		'Die Seiten lassen sich nicht übernehmen. Bitte berichtigen Sie das in Integreat:',
		...faults.slice(0, SHOWN).map((fault) => `  ${fault}`),
		...(more > 0 ? [`  … und ${more} weitere.`] : [])
	].join('\n');
}
