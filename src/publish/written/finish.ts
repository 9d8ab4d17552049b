import { LOCALES } from '../../lib/domain/records';
import type { Draft } from '../draft';
import { putFacts } from '../facts/put-in';
import type { Sayables } from '../facts/named-facts';
import { outdatedIn } from './stamp';
import type { Written } from './written';

/** What was imported says a name in braces only by chance. */
const NOT_OURS: Sayables = new Map();

/** The drafts as they are published: names of facts are said, translations of an older German text marked. */
export function finishDrafts(
	drafts: readonly Draft[],
	written: readonly Written[],
	facts: Sayables
): Draft[] {
	const byAddress = new Map(written.map((record) => [record.address, record]));
	return drafts.map((draft) => {
		const source = byAddress.get(draft.address);
		const outdated = new Set(source ? outdatedIn(source) : []);
		const named: Sayables = source ? facts : NOT_OURS;
		const texts: Draft['texts'] = { de: putFacts(draft.texts.de, 'de', named) };
		for (const locale of LOCALES) {
			const text = draft.texts[locale];
			if (!text) continue;
			const said = putFacts(text, locale, named);
			texts[locale] = outdated.has(locale) ? { ...said, outdated: true } : said;
		}
		return { ...draft, texts };
	});
}
