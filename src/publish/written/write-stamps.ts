import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { LOCALES, SOURCE_LOCALE, type Locale } from '../../lib/domain/records';
import { stampOf } from './stamp';
import type { Written } from './written';

export interface StampOrder {
	contentDir: string;
	written: readonly Written[];
	locales: readonly Locale[];
	/** Paths inside the content folder. Without them only translations that carry no stamp get one. */
	files?: readonly string[] | undefined;
}

export interface Stamped {
	file: string;
	locale: Locale;
}

/**
 * Writes into each translation the stamp of the German text it stands beside. One that carries the stamp of an older
 * text is only stamped anew when its file is named: whoever names it has read it again.
 */
export async function writeStamps({ contentDir, written, locales, files }: StampOrder): Promise<Stamped[]> {
	const stamped: Stamped[] = [];
	const wanted = files && new Set(files);
	for (const { texts } of written) {
		const stamp = stampOf(texts.de);
		for (const locale of LOCALES) {
			const text = texts[locale];
			if (!text || locale === SOURCE_LOCALE || !locales.includes(locale)) continue;
			if (text.of === stamp || (wanted ? !wanted.has(text.file) : text.of !== undefined)) continue;
			const path = join(contentDir, text.file);
			const before = await readFile(path, 'utf8');
			const after = text.file.endsWith('.md')
				? stampHead(before, stamp)
				: stampYaml(before, text.path, stamp);
			await writeFile(path, after);
			stamped.push({ file: text.file, locale });
		}
	}
	return stamped;
}

/** The head of a guide between its two lines of `---`. */
function stampHead(text: string, stamp: string): string {
	const end = /\r?\n---[ \t]*\r?\n?/.exec(text.slice(3));
	const cut = 3 + (end?.index ?? 0);
	const start = text.indexOf('\n') + 1;
	return text.slice(0, start) + stampYaml(text.slice(start, cut), [], stamp) + text.slice(cut);
}

/** Changes the one field and no other byte: an editor's comments and line ends stay as they are. */
export function stampYaml(text: string, path: readonly string[], stamp: string): string {
	const doc = parseDocument(text);
	const map = path.length === 0 ? doc.contents : doc.getIn(path);
	if (!isMap(map)) throw new Error(`Nothing to stamp at ${path.join('.')}`);
	const old = (map as YAMLMap).items.find(({ key }) => isScalar(key) && key.value === 'of')?.value;
	if (isScalar(old) && old.range) return text.slice(0, old.range[0]) + stamp + text.slice(old.range[1]);

	// Beside who translated it, where somebody looks for it; else above the first field.
	const { items } = map as YAMLMap;
	const beside = items.find(({ key }) => isScalar(key) && key.value === 'translated')?.value;
	const first = items[0]?.key;
	if (map.flow) {
		const at = isScalar(beside) ? (beside.range?.[1] ?? 0) : (map.range?.[0] ?? 0) + 1;
		const field = isScalar(beside) ? `, of: ${stamp}` : ` of: ${stamp},`;
		return text.slice(0, at) + field + text.slice(at);
	}
	const begin = isScalar(first) ? (first.range?.[0] ?? 0) : 0;
	const indent = text.slice(text.lastIndexOf('\n', begin - 1) + 1, begin);
	const newline = text.includes('\r\n') ? '\r\n' : '\n';
	if (!isScalar(beside)) return `${text.slice(0, begin)}of: ${stamp}${newline}${indent}${text.slice(begin)}`;
	const end = /\r?\n|$/.exec(text.slice(beside.range?.[1] ?? 0))?.index ?? 0;
	const at = (beside.range?.[1] ?? 0) + end;
	return `${text.slice(0, at)}${newline}${indent}of: ${stamp}${text.slice(at)}`;
}
