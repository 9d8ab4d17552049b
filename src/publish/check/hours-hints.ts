import { spansOn, type Hours, type Span } from '../../lib/domain/hours/hours';
import { expandHours, holidaysOf, type Where, type Window } from '../render/hours';

const DAYS = ['montags', 'dienstags', 'mittwochs', 'donnerstags', 'freitags', 'samstags', 'sonntags'];

/** Says in German what the hours mean where editors often mean something else. Nothing of it is forbidden. */
export function hoursHints(value: string, hours: Hours, where: Where, window: Window): string[] {
	return [replacedTimes(value, hours, where, window), openHoliday(value, hours, where, window)].filter(
		(hint) => hint !== undefined
	);
}

/** `Mo-Fr 09:00-12:00; Th 14:00-16:00` closes on Thursday morning; whoever means both needs a comma. */
function replacedTimes(value: string, hours: Hours, where: Where, window: Window): string | undefined {
	const added = value.replace(/;(?=\s*(?:Mo|Tu|We|Th|Fr|Sa|Su)\b[^;]*\d\d:\d\d)/g, ',');
	if (added === value || value.includes('"')) return undefined;
	let both: Hours;
	try {
		both = expandHours(added, where, window);
	} catch {
		return undefined;
	}
	for (const [day, name] of DAYS.entries()) {
		const kept = (hours.weekly[day] ?? []).map(clock);
		const all = (both.weekly[day] ?? []).map(clock);
		const lost = all.filter((span) => !kept.includes(span));
		if (kept.length === 0 || lost.length === 0 || !kept.every((span) => all.includes(span))) continue;
		return `Mit diesem Strichpunkt gilt ${name} nur ${kept.join(' und ')}, nicht ${lost.join(' und ')}. Soll beides gelten, schreiben Sie ein Komma: «${added}».`;
	}
	return undefined;
}

function openHoliday(value: string, hours: Hours, where: Where, window: Window): string | undefined {
	if (/\bPH\b|24\/7/.test(value)) return undefined;
	const open = [...holidaysOf(where, window)].find((date) =>
		spansOn(hours, date).some(([, , maybe]) => !maybe)
	);
	return open === undefined
		? undefined
		: `Die Öffnungszeiten sagen nichts über Feiertage, also zeigt die App auch am ${open} «geöffnet». Ist dann zu, ergänzen Sie «; PH off»; ist offen, nennen Sie PH bei den Tagen: Mo-Su,PH.`;
}

function clock([from, to]: Span): string {
	const two = (n: number) => String(n).padStart(2, '0');
	return [from, to].map((minute) => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`).join('-');
}
