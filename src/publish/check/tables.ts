import * as v from 'valibot';
import { PHRASE_GROUPS } from '../../lib/domain/first-steps';
import type { Facts, Kind } from '../../lib/domain/records';
import type { Draft } from '../draft';
import type { Report } from '../problem';
import { parseYaml } from '../read/yaml';
import { conform } from './conform';
import type { Known } from './known';
import type { Names } from './near';
import { closed, oneOf, wholeNumber, words, yesNo } from './fields';
import { texts, type Texts } from './groups';
import { assembleTexts, renderBodies } from './texts';

/** What a record of a table says; everything beside the words is its facts. */
type Row = Facts & { texts: Texts };

const topicSchema = closed({
	order: wholeNumber(),
	icon: words(),
	tint: words(),
	field: yesNo(),
	texts: texts()
});

const phraseSchema = closed({
	order: wholeNumber(),
	group: oneOf(PHRASE_GROUPS),
	german: words(160),
	texts: texts()
});

export interface Table {
	names: Names;
	drafts: Draft[];
}

/** The topics of `topics.yaml`: id -> fields. */
export const readTopics = (text: string, known: Known, report: Report) =>
	readTable('topic', topicSchema, text, known, report);

/** The sentence cards of `phrases.yaml`: id -> fields. */
export const readPhrases = (text: string, known: Known, report: Report) =>
	readTable('phrase', phraseSchema, text, known, report);

/**
 * A file that holds many small records. Undefined when it cannot be read at all; a record that is wrong in itself
 * still counts as existing, so that what refers to it is not blamed for it.
 */
function readTable(
	kind: Kind,
	schema: v.GenericSchema<unknown, Row>,
	text: string,
	known: Known,
	report: Report
): Table | undefined {
	const yaml = parseYaml(text, report);
	if (!yaml) return undefined;
	const names = new Map<string, string>();
	const drafts: Draft[] = [];
	for (const id of Object.keys(yaml.value)) {
		names.set(id, germanTitle(yaml.value[id]));
		if (!/^[a-z0-9-]+$/.test(id)) {
			report(
				yaml.spot([id], 'key'),
				`Die Kennung «${id}» darf nur aus kleinen Buchstaben, Ziffern und Bindestrichen bestehen.`
			);
		}
		const bodies = renderBodies(yaml, known, report, [id]);
		const row = conform(yaml, schema, report, [id]);
		if (!row) continue;
		const { texts: said, ...facts } = row;
		drafts.push({ address: `${kind}/${id}`, facts, texts: assembleTexts(said, bodies) });
	}
	return { names, drafts };
}

const Titled = v.object({ texts: v.object({ de: v.object({ title: v.string() }) }) });

function germanTitle(row: unknown): string {
	return v.is(Titled, row) ? row.texts.de.title : '';
}
