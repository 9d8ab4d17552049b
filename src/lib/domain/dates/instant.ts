/**
 * The instant at which a wall clock shows a moment (`2027-03-01T18:00`, seconds allowed). Of the hour that comes twice
 * in autumn the first; of the one that is left out in spring the instant as far after the change.
 */
export function instantOf(moment: string, timeZone: string): number {
	const shown = Date.parse(`${moment}Z`);
	// The offset before any change that is near, then the one after: one of the two is right.
	const guesses = [shown - 86_400_000, shown + 86_400_000].map((near) => shown - offsetAt(near, timeZone));
	const right = guesses.find((guess) => guess + offsetAt(guess, timeZone) === shown);
	return right ?? guesses[0] ?? shown;
}

/** How far the wall clock is ahead of UTC, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
	const parts: Record<string, number> = {};
	const format = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
		hourCycle: 'h23'
	});
	for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
	return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}
