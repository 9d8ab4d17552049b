import { LOCALES, SOURCE_LOCALE, type Locale } from '../../../lib/domain/records';
import type { Said } from './answers';
import { htmlToMarkdown } from './html/markdown';
import { plainPath } from './paths';
import { dayOf, itemIn, oneLineTitle } from './record';
import type { Task } from './task';

export interface ImportedText {
	title: string;
	updated: string;
	/** Markdown. */
	body: string;
}

/** What an item says in every language it has a title in; German is always there, or the whole is undefined. */
export function textsOf<K extends keyof Said>(
	task: Task,
	kind: K,
	item: Said[K][number],
	address: string
): ({ de: ImportedText } & Partial<Record<Locale, ImportedText>>) | undefined {
	const texts: Partial<Record<Locale, ImportedText>> = {};
	for (const locale of LOCALES) {
		const said = locale === SOURCE_LOCALE ? item : itemIn(task, kind, item, locale);
		if (!said) continue;
		const own = plainPath(said.path);
		const title = oneLineTitle(said.title);
		if (title === '') {
			task.losses.add(own, locale === SOURCE_LOCALE ? 'Eintrag ohne Titel' : 'Übersetzung ohne Titel');
			continue;
		}
		const body = htmlToMarkdown(said.content, {
			link: task.links(address),
			lose: (what, detail) => task.losses.add(own, what, detail),
			picture: task.pictures && ((source) => task.pictures?.(source, own, task.losses)),
			title
		});
		texts[locale] = { title, updated: dayOf(said), body };
	}
	const { de } = texts;
	return de && { ...texts, de };
}
