import * as v from 'valibot';
import type { TopicFacts } from '../../lib/domain/records';
import type { Draft } from '../draft';
import type { Report } from '../problem';
import { parseYaml } from '../read/yaml';
import { conform } from './conform';
import type { Known } from './known';
import type { Names } from './near';
import { closed, wholeNumber, words, yesNo } from './fields';
import { texts } from './groups';
import { assembleTexts, renderBodies } from './texts';

const topicSchema = closed({
	order: wholeNumber(),
	icon: words(),
	tint: words(),
	field: yesNo(),
	texts: texts()
});

/**
 * The topics of `topics.yaml`: id -> fields. Undefined when the file cannot be read at all; a topic that is wrong in
 * itself still counts as existing, so that its offers are not blamed for it.
 */
export function readTopics(
	text: string,
	known: Known,
	report: Report
): { names: Names; drafts: Draft[] } | undefined {
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
		const topic = conform(yaml, topicSchema, report, [id]);
		if (!topic) continue;
		const { order, icon, tint, field } = topic;
		const facts: TopicFacts = { order, icon, tint, field };
		drafts.push({ address: `topic/${id}`, facts, texts: assembleTexts(topic.texts, bodies) });
	}
	return { names, drafts };
}

const Titled = v.object({ texts: v.object({ de: v.object({ title: v.string() }) }) });

function germanTitle(topic: unknown): string {
	return v.is(Titled, topic) ? topic.texts.de.title : '';
}
