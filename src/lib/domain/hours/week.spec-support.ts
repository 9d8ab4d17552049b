import type { Hours, LocalMoment, Span } from './hours';

/** The days the specs speak of: an ordinary week in November 2026, far from any change of the clocks. */
export const MONDAY = '2026-11-23';
export const TUESDAY = '2026-11-24';
export const WEDNESDAY = '2026-11-25';
export const FRIDAY = '2026-11-27';
export const SATURDAY = '2026-11-28';
export const SUNDAY = '2026-11-29';

const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;
type Week = Partial<Record<(typeof DAYS)[number], Span[]>>;

/** Hours with the rows given, closed otherwise, holidays worked out for a year. */
export function week(rows: Week, change: Partial<Hours> = {}): Hours {
	return {
		weekly: DAYS.map((day) => rows[day] ?? []),
		exceptions: {},
		from: '2026-11-01',
		until: '2027-11-30',
		...change
	};
}

export function everyDay(spans: Span[], change: Partial<Hours> = {}): Hours {
	return { ...week({}), weekly: DAYS.map(() => spans), ...change };
}

/** `at('2026-11-23', '9:30')`: a moment on the region's clock. */
export function at(date: string, clock: string): LocalMoment {
	return { date, minute: minutes(clock) };
}

/** `span('20:00', '26:00')`: an end after 24:00 lies on the next morning. */
export function span(from: string, to: string): Span {
	return [minutes(from), minutes(to)];
}

export function byAppointment(from: string, to: string): Span {
	return [minutes(from), minutes(to), 1];
}

function minutes(clock: string): number {
	const [hour = '', minute = ''] = clock.split(':');
	return Number(hour) * 60 + Number(minute);
}
