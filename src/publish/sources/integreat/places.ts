import { readEmail, readPhone, readWeb, type Read } from '../../check/contact';
import { hoursFault } from '../../check/hours';
import { insideBox } from '../../check/position';
import { REACH_SIGNS } from '../../render/reach';
import { hoursOf } from './hours';
import { plainPath } from './paths';
import type { Providers } from './providers';
import { dayOf, municipalityOf, provenanceOf, topicOf, yamlFile, yamlTexts } from './record';
import type { Location } from './shapes';
import type { Task } from './task';
import { textsOf } from './texts';

/** Every location as a place, by path in the snapshot. What lies in no municipality of ours has been left out before. */
export function placeFiles(task: Task, providers: Providers): Map<string, string> {
	const files = new Map<string, string>();
	for (const location of task.answers.said.de.locations) {
		const path = plainPath(location.path);
		const id = task.ids.locations.get(path) ?? '';
		const municipality = municipalityOf(task.home, location.location) ?? task.source.municipality;
		const texts = textsOf(task, 'locations', location, `place/${id}`);
		if (!texts) continue;
		const withAppointment = Object.fromEntries(
			Object.entries(texts).map(([locale, text]) => [
				locale,
				{ ...text, body: text.body + appointment(location) }
			])
		);
		const day = dayOf(location);
		files.set(
			`places/${id}.yaml`,
			yamlFile({
				topics: [topic(task, location, path)],
				provider: providers.of(location),
				municipality,
				...where(task, location, path),
				...contactsOf(task, location, path),
				...hours(task, location, path),
				...(location.temporarily_closed ? { closure: { from: day } } : {}),
				...provenanceOf(task, location, 'Ort'),
				texts: yamlTexts(withAppointment)
			})
		);
	}
	return files;
}

function topic(task: Task, { category }: Location, path: string): string {
	const { categories } = task.source;
	return categories[category?.name ?? ''] ?? categories[category?.icon ?? ''] ?? topicOf(task, path);
}

function where(task: Task, { location }: Location, path: string): object {
	if (!location) return {};
	const street = location.address?.trim();
	const postcode = String(location.postcode ?? '').trim();
	const town = location.town?.trim();
	const { latitude: lat, longitude: lon } = location;
	const located = typeof lat === 'number' && typeof lon === 'number' && (lat !== 0 || lon !== 0);
	const outside = located ? insideBox({ lat, lon }, task.home.bbox) : undefined;
	if (outside) task.losses.add(path, 'Position außerhalb des Gebiets', `${lat}, ${lon}`);
	return {
		...(town
			? {
					address: { ...(street ? { street } : {}), ...(/^\d{5}$/.test(postcode) ? { postcode } : {}), town }
				}
			: {}),
		...(located && !outside ? { position: { lat: rounded(lat), lon: rounded(lon), precision: 'door' } } : {})
	};
}

/** A metre is enough for a door. */
function rounded(degrees: number): number {
	return Math.round(degrees * 1e5) / 1e5;
}

function contactsOf({ losses }: Task, { contacts }: Location, path: string): object {
	const good = (read: (input: string) => Read, kind: string, inputs: (string | null | undefined)[]) => [
		...new Set(
			inputs.flatMap((input) => {
				if (!input?.trim()) return [];
				const result = read(input.replace(/^http:/i, 'https:'));
				if (!result.ok) losses.add(path, `${kind}, die es so nicht gibt`, input);
				return result.ok ? [result.value] : [];
			})
		)
	];
	const all = contacts ?? [];
	const phones = good(
		readPhone,
		'Telefonnummer',
		all.flatMap((contact) => [contact.phone_number, contact.mobile_phone_number])
	);
	const [email] = good(
		readEmail,
		'E-Mail-Adresse',
		all.map((contact) => contact.email)
	);
	const [web] = good(
		readWeb,
		'Internetadresse',
		all.map((contact) => contact.website)
	);
	return { ...(phones.length > 0 ? { phones } : {}), ...(email ? { email } : {}), ...(web ? { web } : {}) };
}

function hours({ losses }: Task, { opening_hours: week }: Location, path: string): object {
	const value = week ? hoursOf(week) : undefined;
	if (value === undefined) return {};
	if (hoursFault(value) === undefined) return { hours: value };
	losses.add(path, 'Öffnungszeiten, die nicht eindeutig sind', value);
	return {};
}

/** Said without words, so that it reads in every language: where an appointment can be made. */
function appointment({ appointment_url: url }: Location): string {
	const web = url ? readWeb(url.trim()) : undefined;
	if (!web?.ok) return '';
	return `\n- ${REACH_SIGNS.hours} [${new URL(web.value).hostname}](${web.value})\n`;
}
