import { readFile } from 'node:fs/promises';
import type { GuideFacts, Locale, PackRecords, Text } from '../../src/lib/domain/records';
import { documentsOf, type SearchDocument } from '../../src/lib/domain/search/document';
import { blocksOf } from './blocks';

/** One page as Integreat's `pages/` answers it; only what is used here. */
export interface Page {
	path: string;
	title: string;
	content?: string | null;
	order?: number;
	parent?: { path?: string | null } | null;
}

export interface Question {
	locale: string;
	question: string;
	/** The pages that answer it; one of them is enough. */
	paths: string[];
}

/** The pages of a district as the app would search them: guides of one language in their tree. */
export function guidesOf(pages: readonly Page[], locale: Locale): SearchDocument[] {
	const ids = new Map(pages.map(({ path }, index) => [plainPath(path), String(index)]));
	const texts: PackRecords<Text> = {};
	const facts: PackRecords<GuideFacts> = {};
	for (const [index, page] of pages.entries()) {
		const parent = ids.get(plainPath(page.parent?.path ?? ''));
		texts[`guide/${index}`] = { title: page.title, body: blocksOf(page.content ?? '') };
		facts[`guide/${index}`] = {
			topics: [],
			audience: ['everyone'],
			order: page.order ?? index,
			source: page.path,
			checked: null,
			owner: '',
			...(parent === undefined || parent === String(index) ? {} : { parent })
		};
	}
	return documentsOf(texts, undefined, facts, locale);
}

/** Paths stand in answers percent-encoded or not, with composed letters or not. */
export function plainPath(path: string): string {
	try {
		return decodeURI(path).normalize('NFC').replace(/\/$/, '');
	} catch {
		return path;
	}
}

export async function readPages(file: string): Promise<Page[]> {
	return JSON.parse(await readFile(file, 'utf8')) as Page[];
}

/** The questions asked in one language. */
export async function readQuestions(file: string, locale: string): Promise<Question[]> {
	const all = JSON.parse(await readFile(file, 'utf8')) as Question[];
	return all.filter((question) => question.locale === locale);
}
