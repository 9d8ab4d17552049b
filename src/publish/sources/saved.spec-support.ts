import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { plantTree, TODAY, type Tree } from '../content-tree.spec-support';
import { importIntegreat, type Imported, type ImportOrder } from './import';

/** A page as Integreat answers it, of which a spec says only what it is about. */
export interface SavedPage {
	/** Below `/<region>/<language>/`, without slashes at the ends. */
	path: string;
	title?: string;
	content?: string;
	order?: number;
	/** Undefined: whatever the path says; `''`: a root. */
	parent?: string;
	/** Language -> path there; `null` as an id says that it is a fallback. */
	in?: Record<string, string | { id: null; path: string }>;
	id?: number | null;
	updated?: string;
	[more: string]: unknown;
}

export const REGION = 'musterkreis';

export function savedPage(language: string, page: SavedPage): object {
	const { path, title = path, content = '', order = 0, in: languages = {}, updated, ...more } = page;
	const above = page.parent ?? path.split('/').slice(0, -1).join('/');
	return {
		title,
		content,
		order,
		organization: null,
		hash: null,
		id: 1,
		...more,
		path: full(language, path),
		last_updated: `${updated ?? '2026-10-01'}T12:00:00+02:00`,
		parent: above === '' ? { id: 0, path: null } : { id: 7, path: full(language, above) },
		available_languages: Object.fromEntries(
			Object.entries(languages).map(([code, at]) => [
				code,
				typeof at === 'string' ? { id: 2, path: full(code, at) } : { ...at, path: full(code, at.path) }
			])
		)
	};
}

function full(language: string, path: string): string {
	return `/${REGION}/${language}/${path}/`;
}

export interface Desk extends Tree {
	/** The folder of saved answers. */
	from: string;
	/** Writes the pages of a language in place of those that were there. */
	say(language: string, pages: readonly SavedPage[]): Promise<void>;
	/** Any file of the folder, as JSON or, if it is text already, as it is. */
	put(name: string, answer: unknown): Promise<void>;
	import(order?: Partial<ImportOrder>): Promise<Imported>;
	/** Path of a file of the snapshot. */
	snapshotPath(name?: string): string;
}

/** The good content folder of the other specs, and beside it a folder for answers. */
export async function plantDesk(): Promise<Desk> {
	const tree = await plantTree();
	const from = join(tree.root, 'answers');
	const put = async (name: string, answer: unknown) => {
		await mkdir(dirname(join(from, name)), { recursive: true });
		await writeFile(join(from, name), typeof answer === 'string' ? answer : JSON.stringify(answer));
	};
	await mkdir(from);
	return {
		...tree,
		from,
		put,
		say: (language, pages) =>
			put(
				`${language}/pages.json`,
				pages.map((page) => savedPage(language, page))
			),
		import: (order = {}) =>
			importIntegreat({ contentDir: tree.contentDir, region: REGION, from, now: new Date(TODAY), ...order }),
		snapshotPath: (name = '') => join(tree.contentDir, 'imported', REGION, name),
		remove: () => rm(tree.root, { recursive: true, force: true })
	};
}
