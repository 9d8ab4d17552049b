import { stringify } from 'yaml';
import { LOCALES, SOURCE_LOCALE } from '../../../lib/domain/records';
import { provenanceOf, topicOf } from './record';
import type { Task } from './task';
import { textsOf } from './texts';
import type { TreePage } from './tree';

/** Every page as a folder of Markdown files, by path in the snapshot. */
export function guideFiles(task: Task, tree: readonly TreePage[]): Map<string, string> {
	const files = new Map<string, string>();
	const folders = new Map<string, string>();
	for (const node of tree) {
		const id = task.ids.pages.get(node.path) ?? '';
		const above = node.parent === undefined ? 'guides' : (folders.get(node.parent) ?? 'guides');
		const folder = `${above}/${node.place * 10}-${id}`;
		folders.set(node.path, folder);
		if (node.lifted) {
			task.losses.add(node.path, 'Seite unter der dritten Ebene; sie steht jetzt auf der dritten');
		}
		for (const [name, text] of filesOf(task, node, id)) files.set(`${folder}/${name}`, text);
	}
	return files;
}

function filesOf(task: Task, { page, root }: TreePage, id: string): [string, string][] {
	const texts = textsOf(task, 'pages', page, `guide/${id}`);
	if (!texts) return [];
	return LOCALES.flatMap((locale): [string, string][] => {
		const text = texts[locale];
		if (!text) return [];
		const { title, updated, body } = text;
		const facts = {
			topics: [topicOf(task, root)],
			audience: ['everyone'],
			...provenanceOf(task, page, 'Seite')
		};
		const head = locale === SOURCE_LOCALE ? { title, ...facts, updated } : { title, updated };
		const above = `---\n${stringify(head, { lineWidth: 0 })}---\n`;
		return [[`${locale}.md`, body === '' ? above : `${above}\n${body}`]];
	});
}
