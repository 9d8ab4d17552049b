import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OfferFacts, PlaceFacts, Text } from '../../lib/domain/records';
import { plantDesk, savedPage, type Desk, type SavedPage } from './saved.spec-support';

let desk: Desk;
beforeEach(async () => {
	desk = await plantDesk();
	await desk.say('de', [
		{ path: 'a', title: 'A', content: '<a href="/musterkreis/de/locations/amt/">Amt</a>' }
	]);
});
afterEach(() => desk.remove());

const slots = (...times: [string, string][]) => ({
	allDay: false,
	closed: false,
	appointmentOnly: false,
	timeSlots: times.map(([start, end]) => ({ start, end }))
});
const closed = { ...slots(), closed: true };

function location(more: Partial<SavedPage> & Record<string, unknown> = {}): object {
	return savedPage('de', {
		path: 'locations/amt',
		title: 'Amt für Muster',
		content: '<p>Hier wird gemustert.</p>',
		contacts: [{ phone_number: '05231 62-0', email: 'post@muster.de', website: 'http://www.muster.de' }],
		category: { id: 1, name: 'Behörde', icon: 'office' },
		opening_hours: [
			slots(['08:00', '12:00'], ['14:00', '16:00']),
			slots(['08:00', '12:00']),
			closed,
			closed,
			closed,
			closed,
			closed
		],
		location: {
			id: 4,
			address: 'Marktplatz 1',
			town: 'Lemgo',
			postcode: '32657',
			latitude: 52.028,
			longitude: 8.899
		},
		...more
	});
}

function event(more: Record<string, unknown> = {}): object {
	return savedPage('de', {
		path: 'events/fest',
		title: 'Musterfest',
		content: '<p>Alle kommen.</p>',
		event: {
			start: '2027-06-01T18:00:00+02:00',
			end: '2027-06-01T20:00:00+02:00',
			all_day: false,
			timezone: 'Europe/Berlin'
		},
		recurrence_rule: null,
		location: { id: null },
		...more
	});
}

async function imported(locations: object[], events: object[] = []) {
	await desk.put('de/locations.json', locations);
	await desk.put('de/events.json', events);
	const result = await desk.import();
	await desk.release();
	return {
		result,
		facts: (await desk.records('facts')) as Record<string, PlaceFacts & OfferFacts>,
		texts: (await desk.records('text/de')) as Record<string, Text>
	};
}

describe('a location', () => {
	test('becomes a place with hours, contacts, an address and a position, and links lead to it', async () => {
		const { facts, texts } = await imported([location()]);
		expect(facts['place/musterkreis-amt']).toMatchObject({
			provider: 'musterkreis',
			municipality: 'lemgo',
			phones: ['+495231620'],
			email: 'post@muster.de',
			web: 'https://www.muster.de',
			address: { street: 'Marktplatz 1', postcode: '32657', town: 'Lemgo' },
			position: { lat: 52.028, lon: 8.899, precision: 'door' },
			hours: {
				weekly: [
					[
						[480, 720],
						[840, 960]
					],
					[[480, 720]],
					[],
					[],
					[],
					[],
					[]
				]
			}
		});
		expect(texts['place/musterkreis-amt']).toMatchObject({ title: 'Amt für Muster', updated: '2026-10-01' });
		expect(texts['guide/musterkreis-a']?.body).toEqual([{ type: 'contact', place: 'musterkreis-amt' }]);
	});

	test('of an organisation names it as the provider', async () => {
		const organization = { id: 3, slug: 'verein-ä', name: 'Verein Ä', website: 'https://verein.example' };
		const { facts } = await imported([location({ organization })]);
		expect(facts['place/musterkreis-amt']).toMatchObject({
			provider: 'musterkreis-verein-ae',
			owner: 'Verein Ä'
		});
		expect(facts['provider/musterkreis-verein-ae']).toMatchObject({ web: 'https://verein.example' });
	});

	test.each<[string, Record<string, unknown>, unknown]>([
		[
			'around the clock',
			{ opening_hours: Array.from({ length: 7 }, () => ({ ...slots(), allDay: true })) },
			'24/7'
		],
		[
			'only by appointment',
			{ opening_hours: Array.from({ length: 7 }, () => ({ ...slots(), appointmentOnly: true })) },
			'Mo-Su "nach Vereinbarung"; PH off'
		],
		[
			'until midnight',
			{ opening_hours: [slots(['20:00', '00:00']), closed, closed, closed, closed, closed, closed] },
			'Mo 20:00-24:00; Tu-Su off; PH off'
		],
		['that nobody has said', { opening_hours: null }, undefined],
		['that say nothing', { opening_hours: Array.from({ length: 7 }, () => slots()) }, undefined]
	])('with hours %s', async (_, more, hours) => {
		await imported([location(more)]);
		const file = await readFile(desk.snapshotPath('places/musterkreis-amt.yaml'), 'utf8');
		expect(/^hours: (.*)$/m.exec(file)?.[1]).toBe(hours);
	});

	test('that is shut for now says so, and from when', async () => {
		const { facts } = await imported([location({ temporarily_closed: true })]);
		expect(facts['place/musterkreis-amt']?.closure).toEqual({ from: '2026-10-01', until: null });
	});

	test('outside of every municipality is left out and told, and a link to it keeps its words', async () => {
		const far = { id: 4, address: 'Weg 1', town: 'Weitweg', postcode: '99999', latitude: 48, longitude: 11 };
		const { facts, texts, result } = await imported([location({ location: far })]);
		expect(facts['place/musterkreis-amt']).toBeUndefined();
		expect(texts['guide/musterkreis-a']?.body).toEqual([{ type: 'paragraph', text: ['Amt'] }]);
		expect(result.losses.map(([kind]) => kind).join()).toContain('keiner Kommune');
	});

	test('that the editors have too is told as a probable twin, by the import and at publish', async () => {
		const kreishaus = { id: 4, address: 'Felix-Fechenbach-Str. 5', town: 'Detmold', postcode: '32756' };
		await desk.put('de/locations.json', [location({ location: kreishaus })]);
		const { twins } = await desk.import();
		expect(twins).toEqual([
			'imported/musterkreis/places/musterkreis-amt.yaml = places/kreishaus.yaml: Adresse'
		]);
		const { hints } = await desk.release();
		expect(hints).toContainEqual({
			file: 'imported/musterkreis/places/musterkreis-amt.yaml',
			line: 1,
			text: '«Amt für Muster» ist wahrscheinlich derselbe Ort wie «Kreishaus» in places/kreishaus.yaml (Adresse).'
		});
	});
});

describe('an event', () => {
	test('becomes an offer with its rule, on the wall clock and not on the clock of the rule', async () => {
		const { facts } = await imported(
			[location()],
			[
				event({
					location: { id: 4 },
					recurrence_rule: 'DTSTART:20270601T160000\nRRULE:FREQ=WEEKLY;UNTIL=20271231T235959;BYDAY=TU'
				})
			]
		);
		expect(facts['offer/musterkreis-fest']).toMatchObject({
			places: ['musterkreis-amt'],
			cost: 'unknown',
			dates: {
				start: '2027-06-01T18:00',
				end: '2027-06-01T20:00',
				allDay: false,
				rule: 'FREQ=WEEKLY;UNTIL=20271231T235959;BYDAY=TU'
			}
		});
	});

	test('all day has days and no hours', async () => {
		const days = { start: '2027-06-01T00:00:00+02:00', end: '2027-06-02T23:59:00+02:00', all_day: true };
		const { facts } = await imported([], [event({ event: days })]);
		expect(facts['offer/musterkreis-fest']?.dates).toEqual({
			start: '2027-06-01',
			end: '2027-06-02',
			allDay: true
		});
	});

	test('somewhere that is no place of ours says where, in words', async () => {
		const { texts } = await imported(
			[],
			[
				event({
					location: { id: 9, name: 'Park *Süd*', address: 'Allee 2', postcode: '32657', town: 'Lemgo' }
				})
			]
		);
		expect(texts['offer/musterkreis-fest']?.body?.at(-1)).toEqual({
			type: 'reach',
			lines: [{ kind: 'address', text: ['Park *Süd*, Allee 2, 32657 Lemgo'] }]
		});
	});

	test('with a rule nobody can read keeps its first day, and one without a time is left out; both are told', async () => {
		const { facts, result } = await imported(
			[],
			[
				event({ recurrence_rule: 'RRULE:FREQ=SECONDLY' }),
				event({ path: 'events/nie', event: { start: 'bald', end: 'später' } })
			]
		);
		expect(facts['offer/musterkreis-fest']?.dates).not.toHaveProperty('rule');
		expect(facts['offer/musterkreis-nie']).toBeUndefined();
		expect(result.losses.map(([kind]) => kind)).toEqual(
			expect.arrayContaining([
				'Wiederholung, die nicht lesbar ist; nur der erste Tag ist da',
				'Veranstaltung ohne brauchbaren Zeitpunkt'
			])
		);
	});
});

test('an editor may write dates too, and is told what is wrong with them', async () => {
	const dates = (text: string) => ({
		'offers/sprachcafe.yaml': (file: string) => file.replace(/^(dates: .*\n)?hours/m, `dates: ${text}\nhours`)
	});
	for (const [text, sentence] of [
		['{ start: 2027-03-01T18:00, end: 2027-03-01 }', /beide eine Uhrzeit/],
		['{ start: 2027-03-01T18:00, end: 2027-03-01T17:00 }', /vor dem Anfang/],
		['{ start: 2027-13-01T18:00, end: 2027-13-01T19:00 }', /kein Zeitpunkt/],
		[
			'{ start: 2027-03-01T18:00, end: 2027-03-01T19:00, rule: FREQ=OFTEN }',
			/Wiederholung «FREQ=OFTEN» ist nicht lesbar/
		]
	] as const) {
		const problems = await desk.problems(dates(text));
		expect(problems[0]).toMatchObject({ file: 'offers/sprachcafe.yaml', line: 10 });
		expect(problems[0]?.text).toMatch(sentence);
	}
});
