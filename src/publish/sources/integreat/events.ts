import { REACH_SIGNS } from '../../render/reach';
import { datesOf } from './dates';
import { plainPath } from './paths';
import type { Providers } from './providers';
import { municipalityOf, provenanceOf, topicOf, yamlFile, yamlTexts } from './record';
import type { Spot } from './shapes';
import type { Task } from './task';
import { textsOf } from './texts';

/** Every event as an offer with dates, by path in the snapshot. */
export function offerFiles(task: Task, providers: Providers): Map<string, string> {
	const files = new Map<string, string>();
	const bySpot = new Map(
		task.answers.said.de.locations.map(({ path, location }) => [
			location?.id,
			task.ids.locations.get(plainPath(path)) ?? ''
		])
	);
	for (const event of task.answers.said.de.events) {
		const path = plainPath(event.path);
		const id = task.ids.events.get(path) ?? '';
		const dates = datesOf(event);
		const texts = dates && textsOf(task, 'events', event, `offer/${id}`);
		if (!texts) continue;
		const place = bySpot.get(event.location?.id ?? undefined);
		const where = place === undefined ? addressLine(event.location) : '';
		const located = Object.fromEntries(
			Object.entries(texts).map(([locale, text]) => [locale, { ...text, body: text.body + where }])
		);
		const municipality = municipalityOf(task.home, event.location);
		files.set(
			`offers/${id}.yaml`,
			yamlFile({
				topics: [topicOf(task, path)],
				provider: providers.of(event),
				...(place === undefined ? {} : { places: [place] }),
				audience: ['everyone'],
				municipalities: municipality === undefined ? 'all' : [municipality],
				cost: 'unknown',
				registration: 'unknown',
				dates,
				...provenanceOf(task, event, 'Veranstaltung'),
				texts: yamlTexts(located)
			})
		);
	}
	return files;
}

function addressLine(spot: Spot | null | undefined): string {
	const { name, address, postcode, town } = spot ?? {};
	const parts = [name, address, [postcode, town].filter(Boolean).join(' ')].map((part) => part?.trim());
	const words = parts.filter(Boolean).join(', ').replace(/\s+/g, ' ');
	return words === '' ? '' : `\n- ${REACH_SIGNS.address} ${words.replace(/[\\`*_[\]<>&!]/g, '\\$&')}\n`;
}
