import type { GuidePage } from './guide-pages';
import type { RecordPage } from './pages';
import type { Hours } from './hours/hours';

/** What search engines read about a page, as JSON-LD (https://schema.org). */
export function linkedData(page: RecordPage<'offer'> | RecordPage<'place'> | GuidePage): object {
	const data = isGuide(page) ? guideData(page) : recordData(page);
	return { '@context': 'https://schema.org', ...data };
}

function isGuide(page: RecordPage<'offer'> | RecordPage<'place'> | GuidePage): page is GuidePage {
	return page.entry.kind === 'guide';
}

/** schema.org terms for a record, for search engines: https://schema.org/GovernmentService and Place. */
function recordData(page: RecordPage<'offer'> | RecordPage<'place'>): object {
	const { facts, text, kind } = page.entry;
	const contact = {
		...(facts.phones?.[0] ? { telephone: facts.phones[0] } : {}),
		...(facts.email ? { email: facts.email } : {}),
		...(facts.web ? { url: facts.web } : {})
	};
	const provider = page.provider && { '@type': 'Organization', name: page.provider.text.title };
	const named = { name: text.title, ...(text.summary ? { description: text.summary } : {}) };
	if (kind === 'offer') {
		return {
			'@type': 'Service',
			...named,
			...(provider ? { provider } : {}),
			...(page.towns.length ? { areaServed: page.towns } : {}),
			...(Object.keys(contact).length
				? {
						availableChannel: {
							'@type': 'ServiceChannel',
							servicePhone: { '@type': 'ContactPoint', ...contact }
						}
					}
				: {})
		};
	}
	const { address, position } = (page as RecordPage<'place'>).entry.facts;
	return {
		'@type': 'Place',
		...named,
		...contact,
		...(address
			? {
					address: {
						'@type': 'PostalAddress',
						...(address.street ? { streetAddress: address.street } : {}),
						...(address.postcode ? { postalCode: address.postcode } : {}),
						addressLocality: address.town,
						addressCountry: 'DE'
					}
				}
			: {}),
		...(position?.precision === 'door'
			? { geo: { '@type': 'GeoCoordinates', latitude: position.lat, longitude: position.lon } }
			: {}),
		...(facts.hours ? { openingHoursSpecification: weekOf(facts.hours) } : {})
	};
}

function guideData({ entry }: GuidePage): object {
	const { text, facts } = entry;
	return {
		'@type': 'Article',
		headline: text.title,
		...(text.summary ? { description: text.summary } : {}),
		publisher: { '@type': 'Organization', name: facts.owner }
	};
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function weekOf(hours: Hours): object[] {
	return hours.weekly.flatMap((spans, day) =>
		spans
			.filter(([, , maybe]) => !maybe)
			.map(([from, to]) => ({
				'@type': 'OpeningHoursSpecification',
				dayOfWeek: DAYS[day],
				opens: clock(from),
				// 24:00 would read as the midnight before.
				closes: clock(to === 1440 ? 1439 : to)
			}))
	);
}

function clock(minute: number): string {
	const wrapped = minute % 1440;
	return `${String(Math.floor(wrapped / 60)).padStart(2, '0')}:${String(wrapped % 60).padStart(2, '0')}`;
}
