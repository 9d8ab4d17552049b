import { describe, expect, test } from 'vitest';
import { byAppointment, span, week } from './hours/week.spec-support';
import { linkedData } from './json-ld';
import { PAGES } from './pages';
import type { GuideFacts, OfferFacts, PlaceFacts, Text } from './records';
import { guideFacts, offerFacts, placeFacts, shelfWith } from './records.spec-support';

function present<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('there is no such page');
	return value;
}

function place(change: Partial<PlaceFacts>, text: Text = { title: 'Rathaus' }): object {
	const shelf = shelfWith({ 'place/x': [placeFacts(change), text] });
	return linkedData(present(PAGES.place(shelf, 'x')));
}

function offer(change: Partial<OfferFacts>, text: Text = { title: 'Kurs' }): object {
	const shelf = shelfWith({ 'offer/x': [offerFacts(change), text] });
	return linkedData(present(PAGES.offer(shelf, 'x')));
}

function guide(change: Partial<GuideFacts>, text: Text): object {
	const shelf = shelfWith({ 'guide/x': [guideFacts(change), text] });
	return linkedData(present(PAGES.guide(shelf, 'x')));
}

describe('a place in search results', () => {
	test('has its address and its door', () => {
		const data = place({
			address: { street: 'Am Lindenhaus 19', postcode: '32657', town: 'Lemgo' },
			position: { lat: 52.0281, lon: 8.8991, precision: 'door' },
			phones: ['+495261213', '+495261214'],
			email: 'info@example.org'
		});
		expect(data).toMatchObject({
			'@context': 'https://schema.org',
			'@type': 'Place',
			name: 'Rathaus',
			telephone: '+495261213',
			email: 'info@example.org',
			address: {
				'@type': 'PostalAddress',
				streetAddress: 'Am Lindenhaus 19',
				postalCode: '32657',
				addressLocality: 'Lemgo',
				addressCountry: 'DE'
			},
			geo: { '@type': 'GeoCoordinates', latitude: 52.0281, longitude: 8.8991 }
		});
	});

	test('of which only the town is known does not claim a door', () => {
		const data = place({
			address: { town: 'Lemgo' },
			position: { lat: 52.0281, lon: 8.8991, precision: 'town' }
		});
		expect(data).not.toHaveProperty('geo');
		expect(data).toHaveProperty('address', {
			'@type': 'PostalAddress',
			addressLocality: 'Lemgo',
			addressCountry: 'DE'
		});
	});

	test('says when it is open on which day, over midnight too, and is silent about mere appointments', () => {
		const hours = week({
			mo: [span('8:05', '12:30'), byAppointment('14:00', '16:00')],
			su: [span('20:00', '26:00')]
		});
		expect(place({ hours })).toHaveProperty('openingHoursSpecification', [
			{ '@type': 'OpeningHoursSpecification', dayOfWeek: 'Monday', opens: '08:05', closes: '12:30' },
			{ '@type': 'OpeningHoursSpecification', dayOfWeek: 'Sunday', opens: '20:00', closes: '02:00' }
		]);
	});

	test('of which nothing is known claims nothing', () => {
		expect(place({})).toEqual({ '@context': 'https://schema.org', '@type': 'Place', name: 'Rathaus' });
	});
});

describe('an offer in search results', () => {
	test('names who answers for it and whom it serves', () => {
		expect(
			offer({ municipalities: ['lemgo'] }, { title: 'Kurs', summary: 'Deutsch für den Alltag' })
		).toEqual({
			'@context': 'https://schema.org',
			'@type': 'Service',
			name: 'Kurs',
			description: 'Deutsch für den Alltag',
			provider: { '@type': 'Organization', name: 'Kommunales Integrationszentrum' },
			areaServed: ['Lemgo']
		});
	});

	test('with a way to reach it has a channel, without one has none', () => {
		expect(offer({ phones: ['+495231620'] })).toHaveProperty('availableChannel');
		expect(offer({})).not.toHaveProperty('availableChannel');
	});
});

test('a guide in search results is published by its owner', () => {
	expect(guide({ owner: 'KI Kreis Lippe' }, { title: 'Anmelden', summary: 'In zwei Wochen' })).toEqual({
		'@context': 'https://schema.org',
		'@type': 'Article',
		headline: 'Anmelden',
		description: 'In zwei Wochen',
		publisher: { '@type': 'Organization', name: 'KI Kreis Lippe' }
	});
});
