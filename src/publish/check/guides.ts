import * as v from 'valibot';
import { LOCALES, SOURCE_LOCALE, type GuideFacts } from '../../lib/domain/records';
import type { Draft } from '../draft';
import type { Report } from '../problem';
import { parseMarkdownFile } from '../read/front-matter';
import type { GuideFolder } from '../read/sort-files';
import { renderBlocks } from '../render/blocks';
import { conform } from './conform';
import type { Known } from './known';
import { closed, date } from './fields';
import {
	audience,
	foreignText,
	leaveQuickly,
	of,
	provenance,
	summary,
	title,
	topics,
	translated
} from './groups';
import { targetsIn } from './targets';
import { compact } from './texts';

/** The head of `de.md`. */
const headSchema = (known: Known) =>
	closed({
		title: title(),
		summary: summary(),
		...common(known)
	});
const common = (known: Known) => ({
	topics: topics(known),
	audience: audience(),
	...provenance(known),
	reviewBy: v.optional(date()),
	leaveQuickly: leaveQuickly()
});

const foreignHeadSchema = (known: Known) => closed({ ...foreignText, ...common(known) });
const foreignTranslationSchema = closed({ ...foreignText, translated: translated() });

/** The head of any other language. */
const translationSchema = closed({
	title: title(),
	summary: summary(),
	translated: translated(),
	of: of()
});

/** A guide from its folder; undefined after a problem. `read` hands out a file's text and where to report. */
export async function draftGuide(
	guide: GuideFolder,
	known: Known,
	read: (file: string) => Promise<{ text: string | undefined; report: Report; hint: Report }>
): Promise<Draft | undefined> {
	let facts: GuideFacts | undefined;
	const texts: Partial<Draft['texts']> = {};

	for (const locale of LOCALES) {
		const name = guide.files[locale];
		if (name === undefined) continue;
		const { text, report, hint } = await read(name);
		const file = text === undefined ? undefined : parseMarkdownFile(text, report);
		if (!file) continue;
		const start = { line: file.bodyLine, column: 1 };
		const blocks = renderBlocks(file.body, start, report, targetsIn(name, known), guide.imported);
		const body = blocks.length > 0 ? blocks : undefined;

		if (locale === SOURCE_LOCALE) {
			const head = guide.imported
				? conform(file.head, foreignHeadSchema(known), report)
				: conform(file.head, headSchema(known), report);
			if (!head) continue;
			const { title, summary, checked, ...others } = head;
			const { updated, ...rest } = { updated: undefined, ...others };
			if (head.reviewBy !== undefined && head.reviewBy < known.today) {
				hint(file.head.spot(['reviewBy']), `Dieser Ratgeber sollte bis ${head.reviewBy} neu geprüft werden.`);
			}
			facts = compact({ ...rest, checked: checked ?? null, order: guide.order, parent: guide.parent });
			texts.de = compact({ title, summary, updated, body });
		} else {
			const head = guide.imported
				? conform(file.head, foreignTranslationSchema, report)
				: conform(file.head, translationSchema, report);
			if (head) texts[locale] = compact({ ...head, body });
		}
	}
	const { de } = texts;
	return facts && de && { address: `guide/${guide.id}`, facts, texts: { ...texts, de } };
}
