/**
 * A turn of the event loop: whatever else this thread has to do goes first, a frame, a tap, a wish. Timers are held up
 * for four milliseconds each when set again and again, messages are not.
 */
export function breathe(): Promise<void> {
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		port1.addEventListener('message', () => {
			port1.close();
			resolve();
		});
		port1.start();
		port2.postMessage(null);
	});
}
