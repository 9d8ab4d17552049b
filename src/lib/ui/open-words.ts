import { addDays, weekday, type LocalMoment, type OpenState } from '$lib/domain/hours/hours';
import type { Locale } from '$lib/domain/records';
import { m } from '$words';
import { dayLabel, timeLabel, weekdayLabel } from './labels';

export type OpenTone = 'open' | 'maybe' | 'closed' | 'unknown';

/** The open state as one short sentence. `call`: there is a number to say "call first" about. */
export function openWords(
	state: OpenState,
	now: LocalMoment,
	locale: Locale,
	call: boolean
): { tone: OpenTone; words: string; more?: string } {
	switch (state.state) {
		case 'open':
			return {
				tone: 'open',
				words: state.until ? untilWords(state.until, now, locale) : m.open_always()
			};
		case 'appointment':
			return {
				tone: 'maybe',
				words: state.until
					? m.appointment_until({ time: timeLabel(state.until.minute) })
					: m.appointment_always()
			};
		case 'closure':
			return {
				tone: 'closed',
				words: state.until ? m.closure_until({ date: dayLabel(state.until, locale) }) : m.closure_open()
			};
		case 'closed':
			return {
				tone: 'closed',
				words: state.why === 'holiday' ? m.closed_holiday() : m.closed_now(),
				...(state.opens ? { more: opensWords(state.opens, now, locale) } : {})
			};
		case 'unknown':
			return { tone: 'unknown', words: call ? m.hours_unknown() : m.hours_unknown_no_phone() };
	}
}

/** The hour says enough up to the coming noon; after that the day belongs to it. */
function untilWords(until: LocalMoment, now: LocalMoment, locale: Locale): string {
	const time = timeLabel(until.minute);
	const soon = until.date === now.date || (until.date === addDays(now.date, 1) && until.minute <= 720);
	return soon
		? m.open_until({ time })
		: m.open_until_day({ day: weekdayLabel(weekday(until.date), locale), time });
}

function opensWords(opens: LocalMoment, now: LocalMoment, locale: Locale): string {
	const time = timeLabel(opens.minute);
	if (opens.date === now.date) return m.opens_today({ time });
	if (opens.date === addDays(now.date, 1)) return m.opens_tomorrow({ time });
	if (opens.date < addDays(now.date, 7)) {
		return m.opens_on({ day: weekdayLabel(weekday(opens.date), locale), time });
	}
	return m.opens_on({ day: dayLabel(opens.date, locale), time });
}
