import { ruleParts } from '../../../lib/domain/dates/next-dates';
import { localMoment } from '../../../lib/domain/hours/hours';
import { TIME_ZONE } from '../../../lib/domain/time-zone';
import { plainPath } from './paths';
import type { Losses } from './report';
import type { Event } from './shapes';

export interface WrittenDates {
	start: string;
	end: string;
	allDay?: true;
	rule?: string;
}

/**
 * On the region's wall clock; undefined, and told to `losses`, where there is no telling when it is. The rule's own
 * DTSTART is UTC without saying so; `start` is right, and counts.
 */
export function datesOf(
	{ path, event, recurrence_rule: written }: Event,
	losses?: Losses
): WrittenDates | undefined {
	const [start, end] = [event.start, event.end].map((moment) => wallClock(moment, event.all_day === true));
	if (start === undefined || end === undefined || end < start) {
		losses?.add(
			plainPath(path),
			'Veranstaltung ohne brauchbaren Zeitpunkt',
			`${event.start} bis ${event.end}`
		);
		return undefined;
	}
	const rule = written ? /(?:^|\n)RRULE:([^\r\n]+)/.exec(`\n${written.trim()}`)?.[1] : undefined;
	const parts = rule === undefined ? undefined : ruleParts(localUntil(rule));
	if (written && !parts)
		losses?.add(plainPath(path), 'Wiederholung, die nicht lesbar ist; nur der erste Tag ist da', written);
	return {
		start,
		end,
		...(event.all_day ? { allDay: true } : {}),
		...(parts ? { rule: [...parts].map((part) => part.join('=')).join(';') } : {})
	};
}

function wallClock(moment: string, allDay: boolean): string | undefined {
	// Without an offset it is the wall clock already.
	const local = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(moment);
	if (local) return allDay ? local[1] : `${local[1]}T${local[2]}`;
	const instant = Date.parse(moment);
	if (Number.isNaN(instant)) return undefined;
	const { date, minute } = localMoment(instant, TIME_ZONE);
	const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0'));
	return allDay ? date : `${date}T${clock.join(':')}`;
}

/** An UNTIL in UTC as the wall clock shows it. */
function localUntil(rule: string): string {
	return rule.replace(/UNTIL=(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z/, (_, ...found: string[]) => {
		const [year, month, day, hour, minute, second] = found.map(Number) as [number, ...number[]];
		const instant = Date.UTC(year, (month ?? 1) - 1, day, hour, minute, second);
		const moment = wallClock(new Date(instant).toISOString(), false) ?? '';
		return `UNTIL=${moment.replace(/[-:]/g, '')}${String(second).padStart(2, '0')}`;
	});
}
