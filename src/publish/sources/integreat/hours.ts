import type { Day } from './shapes';

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d/;

/**
 * A week of Integreat's, Monday first, in OpenStreetMap's syntax; undefined where it says nothing. It does not know
 * public holidays, so they count as closed: to stand before a shut door is worse than to come a day later.
 */
export function hoursOf(week: readonly Day[]): string | undefined {
	const days = week.map(dayOf);
	if (days.every((day) => day === undefined)) return undefined;
	if (days.every((day) => day === '00:00-24:00')) return '24/7';
	const rows: { from: number; to: number; value: string }[] = [];
	days.forEach((day, at) => {
		const value = day ?? 'off';
		const last = rows.at(-1);
		if (last?.value === value) last.to = at;
		else rows.push({ from: at, to: at, value });
	});
	const rules = rows.map(({ from, to, value }) => {
		const span = from === to ? NAMES[from] : `${NAMES[from]}-${NAMES[to]}`;
		return `${span} ${value}`;
	});
	return [...rules, 'PH off'].join('; ');
}

function dayOf({ allDay, closed, appointmentOnly, timeSlots }: Day): string | undefined {
	if (closed) return 'off';
	if (appointmentOnly) return '"nach Vereinbarung"';
	if (allDay) return '00:00-24:00';
	const slots = (timeSlots ?? []).flatMap(({ start, end }) => {
		if (!TIME.test(start) || !TIME.test(end)) return [];
		const [from, to] = [start.slice(0, 5), end.slice(0, 5)];
		return from === to ? [] : [`${from}-${to === '00:00' ? '24:00' : to}`];
	});
	return slots.length > 0 ? slots.join(',') : undefined;
}
