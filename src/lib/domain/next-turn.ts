/**
 * A later turn of the event loop, by a timer: for what would make one turn too long, once. Whoever waits again and
 * again is held up for four milliseconds each time; see `breathe`.
 */
export function nextTurn(): Promise<void> {
	return new Promise((done) => setTimeout(done));
}
