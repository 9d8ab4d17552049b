import { LOCALES, SOURCE_LOCALE, type Locale, type Text } from '../../lib/domain/records';
import type { Report } from '../problem';
import type { Path, YamlFile } from '../read/yaml';
import { IMPORTED } from '../read/sort-files';
import { renderBlocks } from '../render/blocks';
import type { Known } from './known';
import type { Texts } from './groups';
import { targetsIn } from './targets';
import type { Draft } from '../draft';
import type { Block } from '../../lib/domain/blocks';

export type Bodies = Partial<Record<Locale, Block[]>>;

/** Renders every `texts.<locale>.body` of a file, also when other fields of it are wrong; `name` is its path where it may be a source's. */
export function renderBodies(
	file: YamlFile,
	known: Known,
	report: Report,
	path: Path = [],
	name = ''
): Bodies {
	const bodies: Bodies = {};
	const targets = targetsIn(name, known);
	for (const locale of LOCALES) {
		const at: Path = [...path, 'texts', locale, 'body'];
		const body = at.reduce<unknown>(
			(value, step) =>
				typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
			file.value
		);
		if (typeof body !== 'string') continue;
		const { start, keepsLines } = file.words(at);
		if (keepsLines) bodies[locale] = renderBlocks(body, start, report, targets, IMPORTED.test(name));
		else {
			report(
				file.spot(at, 'key'),
				'Ein Text aus mehreren Zeilen muss mit «body: |» beginnen und darunter eingerückt stehen, sonst verliert er seine Absätze.'
			);
		}
	}
	return bodies;
}

/** The words of a record in every language it has. */
export function assembleTexts(texts: Texts, bodies: Bodies): Draft['texts'] {
	const result: Draft['texts'] = { de: assemble(texts.de, bodies.de) };
	for (const locale of LOCALES) {
		const words = texts[locale];
		if (words && locale !== SOURCE_LOCALE) result[locale] = assemble(words, bodies[locale]);
	}
	return result;
}

/** Keys without a value are left out, so that a record's canonical form does not depend on how it was made. */
function assemble(words: Texts[Locale] & object, body: Block[] | undefined): Text {
	return compact({ ...words, body: body && body.length > 0 ? body : undefined });
}

type Compact<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
	[K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without the keys whose value is undefined. */
export function compact<T extends object>(value: T): Compact<T> {
	return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Compact<T>;
}
