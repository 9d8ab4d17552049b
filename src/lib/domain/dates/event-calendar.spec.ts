import { describe, expect, test } from 'vitest';
import { eventCalendar, type DatedEvent } from './event-calendar';

const EVENT: DatedEvent = {
	uid: 'offer/sprachcafe@lippe',
	title: 'Sprachcafé',
	dates: { start: '2026-10-20T18:00', end: '2026-10-20T20:00', allDay: false, rule: 'FREQ=WEEKLY;BYDAY=TU' },
	stamp: Date.UTC(2026, 9, 1, 8, 30)
};
const lines = (event: Partial<DatedEvent> = {}) => eventCalendar({ ...EVENT, ...event }).split('\r\n');
const dated = (dates: Partial<DatedEvent['dates']>) => lines({ dates: { ...EVENT.dates, ...dates } });

describe('a calendar file', () => {
	test('says the wall clock and the zone it is of, so that no change of clocks moves it', () => {
		const file = lines();
		expect(file).toEqual(
			expect.arrayContaining([
				'DTSTAMP:20261001T083000Z',
				'DTSTART;TZID=Europe/Berlin:20261020T180000',
				'DTEND;TZID=Europe/Berlin:20261020T200000',
				'RRULE:FREQ=WEEKLY;BYDAY=TU',
				'BEGIN:VTIMEZONE'
			])
		);
		expect(file.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lippe Lotse//DE']);
		expect(file.slice(-3)).toEqual(['END:VEVENT', 'END:VCALENDAR', '']);
	});

	test('has every line end in CRLF and none elsewhere', () => {
		const file = eventCalendar({ ...EVENT, description: 'a\nb\r\nc\rd' });
		expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(file).toContain('DESCRIPTION:a\\nb\\nc\\nd\r\n');
	});

	test('escapes what would end a value, and a title cannot write a line of its own', () => {
		expect(lines({ title: 'Tee; Kaffee, Saft \\ mehr' })).toContain(
			'SUMMARY:Tee\\; Kaffee\\, Saft \\\\ mehr'
		);
		expect(lines({ title: 'x\r\nATTACH:https://evil.example' })).not.toContain('ATTACH:https://evil.example');
		expect(lines({ url: 'https://a.de/\r\nATTACH:x' })).not.toContain('ATTACH:x');
	});

	test('folds at 75 octets and never inside of a letter', () => {
		const title = 'مرحبا بكم في المقهى 🧑🏽‍🤝‍🧑🏻 '.repeat(8).trim();
		const file = eventCalendar({ ...EVENT, title });
		for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
		expect(file.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}\r\n`);
	});

	test('ends a rule in UTC, in summer as in winter', () => {
		const until = (day: string) =>
			dated({ rule: `FREQ=WEEKLY;UNTIL=${day}` }).find((line) => /UNTIL/.test(line));
		expect(until('20270131T235959')).toBe('RRULE:FREQ=WEEKLY;UNTIL=20270131T225959Z');
		expect(until('20270731T235959')).toBe('RRULE:FREQ=WEEKLY;UNTIL=20270731T215959Z');
		expect(until('20270731')).toBe('RRULE:FREQ=WEEKLY;UNTIL=20270731T215959Z');
	});

	test('of an event all day ends on the day after, and knows no zone', () => {
		const file = dated({
			start: '2026-12-31',
			end: '2026-12-31',
			allDay: true,
			rule: 'FREQ=YEARLY;UNTIL=20301231T235959'
		});
		expect(file).toEqual(
			expect.arrayContaining([
				'DTSTART;VALUE=DATE:20261231',
				'DTEND;VALUE=DATE:20270101',
				'RRULE:FREQ=YEARLY;UNTIL=20301231'
			])
		);
		expect(file).not.toContain('BEGIN:VTIMEZONE');
	});
});
