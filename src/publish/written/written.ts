import {
	LOCALES,
	SOURCE_LOCALE,
	TEXT_FIELDS,
	type Address,
	type Kind,
	type Locale
} from '../../lib/domain/records';
import { parseMarkdownFile } from '../read/front-matter';
import type { GuideFolder, RecordFile } from '../read/sort-files';
import { parseYaml, type YamlFile } from '../read/yaml';

const FIELDS = ['title', ...TEXT_FIELDS] as const;

/** One part of a text as it stands in the file, names of facts and all. */
export interface WrittenField {
	name: (typeof FIELDS)[number];
	text: string;
	/** On which its first character stands. */
	line: number;
}

/** What an editor wrote in one language. */
export interface WrittenText {
	file: string;
	/** Where it stands inside the file. */
	path: readonly string[];
	/** Where somebody looks who is told about the whole of it. */
	line: number;
	fields: WrittenField[];
	/** The stamp of the German text it was made from; see `stampOf`. */
	of?: string;
}

/** A record as written, for what only comparing its languages can show. */
export interface Written {
	address: Address;
	/** Where the day stands on which it was confirmed. */
	confirmed: { file: string; line: number };
	texts: { de: WrittenText } & Partial<Record<Locale, WrittenText>>;
}

/** Faults have been reported before, so that here they only mean: nothing to compare. */
const silent = () => undefined;

/** A record that has a file of its own. */
export function writtenRecord({ kind, id, file }: RecordFile, text: string): Written | undefined {
	const yaml = parseYaml(text, silent);
	return yaml && fromYaml(yaml, `${kind}/${id}`, file);
}

/** The records of a file that holds many, `topics.yaml` or `phrases.yaml`. */
export function writtenTable(kind: Kind, text: string, file: string): Written[] {
	const yaml = parseYaml(text, silent);
	return Object.keys(yaml?.value ?? {}).flatMap(
		(id) => (yaml && fromYaml(yaml, `${kind}/${id}`, file, [id])) ?? []
	);
}

/** A guide, from the texts of its files. */
export function writtenGuide(
	{ id, files }: GuideFolder,
	textOf: (file: string) => string | undefined
): Written | undefined {
	const texts: Partial<Written['texts']> = {};
	let confirmed: Written['confirmed'] | undefined;
	for (const locale of LOCALES) {
		const file = files[locale];
		const text = file === undefined ? undefined : textOf(file);
		const page = text === undefined ? undefined : parseMarkdownFile(text, silent);
		if (file === undefined || !page) continue;
		const fields = fieldsOf(page.head, []);
		if (page.body.trim() !== '') fields.push({ name: 'body', text: page.body, line: page.bodyLine });
		texts[locale] = textFrom(page.head, [], file, fields);
		if (locale === SOURCE_LOCALE) confirmed = { file, line: page.head.spot(['checked']).line };
	}
	const { de } = texts;
	return de && confirmed && { address: `guide/${id}`, confirmed, texts: { ...texts, de } };
}

function fromYaml(
	yaml: YamlFile,
	address: Address,
	file: string,
	path: readonly string[] = []
): Written | undefined {
	const texts: Partial<Written['texts']> = {};
	for (const locale of LOCALES) {
		const at = [...path, 'texts', locale];
		if (typeof valueAt(yaml, at) !== 'object' || valueAt(yaml, at) === null) continue;
		texts[locale] = textFrom(yaml, at, file, fieldsOf(yaml, at));
	}
	const { de } = texts;
	const confirmed = { file, line: yaml.spot([...path, 'checked']).line };
	return de && { address, confirmed, texts: { ...texts, de } };
}

function textFrom(
	yaml: YamlFile,
	path: readonly string[],
	file: string,
	fields: WrittenField[]
): WrittenText {
	const of = valueAt(yaml, [...path, 'of']);
	const { line } = yaml.spot([...path, 'title']);
	return { file, path, line, fields, ...(typeof of === 'string' ? { of } : {}) };
}

function fieldsOf(yaml: YamlFile, path: readonly string[]): WrittenField[] {
	return FIELDS.flatMap((name) => {
		const text = valueAt(yaml, [...path, name]);
		return typeof text === 'string' && text.trim() !== ''
			? [{ name, text, line: yaml.words([...path, name]).start.line }]
			: [];
	});
}

function valueAt(yaml: YamlFile, path: readonly string[]): unknown {
	return path.reduce<unknown>(
		(value, step) =>
			typeof value === 'object' && value !== null && Object.hasOwn(value, step)
				? (value as Record<string, unknown>)[step]
				: undefined,
		yaml.value
	);
}
