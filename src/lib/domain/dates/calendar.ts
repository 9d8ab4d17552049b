import { addDays } from '../hours/hours';
import type { Dates } from '../records';
import { TIME_ZONE } from '../time-zone';
import { instantOf } from './instant';

/** What a calendar file says about one event. */
export interface CalendarEvent {
	/** Stays the same for ever, so that a calendar that is told twice shows it once. */
	uid: string;
	title: string;
	dates: Dates;
	description?: string;
	location?: string;
	/** `https:` address of the page. */
	url?: string;
	/** When the file was made, as an instant in milliseconds. */
	stamp: number;
}

/** In octets, without the line end (RFC 5545, 3.1). */
const LINE = 75;

/** The rules of Central European time since 1996; a calendar that does not know the zone by name reads them. */
const ZONE = [
	'BEGIN:VTIMEZONE',
	`TZID:${TIME_ZONE}`,
	'BEGIN:DAYLIGHT',
	'TZOFFSETFROM:+0100',
	'TZOFFSETTO:+0200',
	'TZNAME:CEST',
	'DTSTART:19960331T020000',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0100',
	'TZNAME:CET',
	'DTSTART:19961027T030000',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE'
];

/** An iCalendar file (RFC 5545) with one event, its recurrence rule included. */
export function calendarFile(event: CalendarEvent): string {
	const { uid, title, dates, description, location, url, stamp } = event;
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Lippe Lotse//DE',
		...(dates.allDay ? [] : ZONE),
		'BEGIN:VEVENT',
		`UID:${escaped(uid)}`,
		`DTSTAMP:${utc(stamp)}`,
		...(dates.allDay
			? [`DTSTART;VALUE=DATE:${digits(dates.start)}`, `DTEND;VALUE=DATE:${digits(addDays(dates.end, 1))}`]
			: [`DTSTART;TZID=${TIME_ZONE}:${local(dates.start)}`, `DTEND;TZID=${TIME_ZONE}:${local(dates.end)}`]),
		...(dates.rule === undefined ? [] : [`RRULE:${calendarRule(dates.rule, dates.allDay)}`]),
		`SUMMARY:${escaped(title)}`,
		...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
		...(location ? [`LOCATION:${escaped(location)}`] : []),
		...(url ? [`URL:${url.replace(/[\r\n]/g, '')}`] : []),
		'END:VEVENT',
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Beside a start in a time zone UNTIL has to be UTC, beside a mere day a day (RFC 5545, 3.3.10). */
function calendarRule(rule: string, allDay: boolean): string {
	return rule.replace(/UNTIL=(\d{8})(?:T(\d{6})Z?)?/, (_, day: string, time = '235959') => {
		if (allDay) return `UNTIL=${day}`;
		const date = day.replace(/^(....)(..)(..)$/, '$1-$2-$3');
		const clock = String(time).replace(/^(..)(..)(..)$/, '$1:$2:$3');
		return `UNTIL=${utc(instantOf(`${date}T${clock}`, TIME_ZONE))}`;
	});
}

/** Text as a property carries it (3.3.11). */
function escaped(text: string): string {
	return text
		.replace(/\\/g, '\\\\')
		.replace(/[;,]/g, '\\$&')
		.replace(/\r\n?|\n/g, '\\n')
		.replace(/\p{Cc}/gu, (control) => (control === '\t' ? control : ''));
}

/** Cut between characters, and counted in octets of UTF-8: an Arabic letter is two. */
function folded(line: string): string {
	const rows: string[] = [];
	let row = '';
	let bytes = 0;
	for (const character of line) {
		const size = new TextEncoder().encode(character).length;
		if (bytes + size > LINE) {
			rows.push(row);
			// The blank that marks the line as the rest of the one before counts.
			[row, bytes] = ['', 1];
		}
		row += character;
		bytes += size;
	}
	return [...rows, row].join('\r\n ');
}

const digits = (date: string) => date.replaceAll('-', '');
const local = (moment: string) => `${moment.replace(/[-:]/g, '')}00`;
const utc = (instant: number) => new Date(instant).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
