/**
 * The time pages may depend on. `null` until the page is mounted, so that a prerendered page says nothing
 * about now; afterwards milliseconds since 1970, renewed every half minute and on waking up.
 */
export class Clock {
	instant = $state<number | null>(null);

	/** `sent`: the page came from the host ready to read, and waking it up must find in it what it would draw. */
	constructor(sent: boolean) {
		if (!sent) this.instant = Date.now();
	}

	start(): void {
		const tick = () => {
			this.instant = Date.now();
		};
		// Not in the same turn: what it changes on the page is as much work as waking the page up.
		setTimeout(tick);
		setInterval(tick, 30_000);
		document.addEventListener('visibilitychange', tick);
	}
}
