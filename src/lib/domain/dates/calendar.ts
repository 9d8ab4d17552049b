import { addDays } from '../hours/hours';

/** What a calendar file says about one event. */
export interface CalendarEvent {
	/** Stays the same for ever, so that a calendar that is told twice shows it once. */
	uid: string;
	title: string;
	/** Its properties of time, e.g. those of `allDay`. */
	when: readonly string[];
	description?: string;
	location?: string;
	/** `https:` address of the page. */
	url?: string;
	/** When the file was made, as an instant in milliseconds. */
	stamp: number;
}

/** In octets, without the line end (RFC 5545, 3.1). */
const LINE = 75;

/** An iCalendar file (RFC 5545) with some events; `zone` defines the time zone that their times name, if any do. */
export function calendarFile(events: readonly CalendarEvent[], zone: readonly string[] = []): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Lippe Lotse//DE',
		...zone,
		...events.flatMap(({ uid, title, when, description, location, url, stamp }) => [
			'BEGIN:VEVENT',
			`UID:${escaped(uid)}`,
			`DTSTAMP:${utc(stamp)}`,
			...when,
			`SUMMARY:${escaped(title)}`,
			...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
			...(location ? [`LOCATION:${escaped(location)}`] : []),
			...(url ? [`URL:${url.replace(/[\r\n]/g, '')}`] : []),
			'END:VEVENT'
		]),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Whole days, the last one included; in a calendar file the end is the day after. Both `2027-03-01`. */
export function allDay(first: string, last: string): string[] {
	return [`DTSTART;VALUE=DATE:${digits(first)}`, `DTEND;VALUE=DATE:${digits(addDays(last, 1))}`];
}

/** An instant in UTC as a property carries it. */
export function utc(instant: number): string {
	return new Date(instant).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
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
