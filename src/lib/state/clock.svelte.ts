/**
 * The time pages may depend on. `null` until the page is mounted, so that a prerendered page says nothing
 * about now; afterwards milliseconds since 1970, renewed every half minute and on waking up.
 */
export class Clock {
	instant = $state<number | null>(null);

	/** Starts ticking; returns the undo. */
	start(): () => void {
		const tick = () => {
			this.instant = Date.now();
		};
		tick();
		const timer = setInterval(tick, 30_000);
		document.addEventListener('visibilitychange', tick);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', tick);
		};
	}
}
