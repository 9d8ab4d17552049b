import * as v from 'valibot';
import type { Report } from '../problem';
import { parseYaml } from '../read/yaml';
import { conform } from './conform';
import { closed, FIELD, oneOf, readBy, typeFault, words } from './fields';
import { municipality, provider } from './groups';
import { readWeb } from './contact';
import type { Known } from './known';
import { reference } from './fields';

/** Where the Integreat regions of Germany answer. */
export const INTEGREAT = 'https://cms.integreat-app.de';

/** One entry of `sources.yaml`: what an import cannot know by itself. */
export interface Source {
	/** Where the source answers, without a slash at the end. */
	base: string;
	/** Who answers for what names nobody else. */
	owner: string;
	/** `lastUpdated`: that the source wrote at a text counts as having checked it. */
	trust: 'none' | 'lastUpdated';
	/** Topic ids. */
	topic: string;
	/** By the first step of a page's German path. */
	topics: Record<string, string>;
	/** By the German name or the icon of a location's category. */
	categories: Record<string, string>;
	/** A provider of the editors' own, for what names no organisation. */
	provider?: string | undefined;
	/** For locations that lie in none. */
	municipality?: string | undefined;
}

const topic = (known: Known) => reference(known.topic, 'Das Thema', 'Alle Themen stehen in topics.yaml.');

const topicMap = (known: Known) =>
	v.optional(
		v.record(
			v.string(),
			topic(known),
			typeFault(`${FIELD} besteht aus eingerückten Zeilen der Form «name: thema».`)
		)
	);

const sourceSchema = (known: Known) =>
	closed({
		kind: oneOf(['integreat']),
		base: v.optional(readBy(words(), readWeb)),
		owner: words(),
		trust: v.optional(oneOf(['none', 'lastUpdated'])),
		topic: topic(known),
		topics: topicMap(known),
		categories: topicMap(known),
		provider: v.optional(provider(known)),
		municipality: v.optional(municipality(known))
	});

/** The sources that `sources.yaml` names, by region; what is wrong with one is reported, and it is left out. */
export function readSources(text: string, known: Known, report: Report): Map<string, Source> {
	const sources = new Map<string, Source>();
	const yaml = parseYaml(text, report);
	for (const region of Object.keys(yaml?.value ?? {})) {
		if (!yaml) break;
		if (!/^[a-z0-9-]+$/.test(region)) {
			report(
				yaml.spot([region], 'key'),
				`Der Name «${region}» darf nur aus kleinen Buchstaben, Ziffern und Bindestrichen bestehen. Es ist der Name, den die Quelle der Region gibt.`
			);
		}
		const entry = conform(yaml, sourceSchema(known), report, [region]);
		if (!entry) continue;
		const { base, trust, topics, categories, owner, topic, provider, municipality } = entry;
		sources.set(region, {
			base: (base ?? INTEGREAT).replace(/\/+$/, ''),
			trust: trust ?? 'none',
			topics: topics ?? {},
			categories: categories ?? {},
			owner,
			topic,
			provider,
			municipality
		});
	}
	return sources;
}
