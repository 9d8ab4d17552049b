import type { Dates } from '../records';
import { TIME_ZONE } from '../time-zone';
import { allDay, calendarFile, utc, type CalendarEvent } from './calendar';
import { instantOf } from './instant';

/** An event that may have times of day and come again. */
export interface DatedEvent extends Omit<CalendarEvent, 'when'> {
	dates: Dates;
}

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

/** An iCalendar file with one event, its recurrence rule included. */
export function eventCalendar({ dates, ...event }: DatedEvent): string {
	const when = [
		...(dates.allDay
			? allDay(dates.start, dates.end)
			: [`DTSTART;TZID=${TIME_ZONE}:${local(dates.start)}`, `DTEND;TZID=${TIME_ZONE}:${local(dates.end)}`]),
		...(dates.rule === undefined ? [] : [`RRULE:${calendarRule(dates.rule, dates.allDay)}`])
	];
	return calendarFile([{ ...event, when }], dates.allDay ? [] : ZONE);
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

const local = (moment: string) => `${moment.replace(/[-:]/g, '')}00`;
