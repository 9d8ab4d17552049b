/** Gives the reader a calendar file of their own making: nothing is asked of the host, so it works with no network. */
export function saveCalendar(name: string, text: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }));
	Object.assign(document.createElement('a'), { href: url, download: `${name}.ics` }).click();
	// The download has begun by then, and an open page must not pile them up.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
