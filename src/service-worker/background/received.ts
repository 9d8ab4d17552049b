import { monthOf } from '../../lib/domain/month';
import { openUserStore } from '../../lib/storage/user-store';

/**
 * Counts what the worker receives, the shell's own files included, as the browser measured it: bytes on the wire.
 * Pages count what they receive themselves. `write` adds what was counted to the month; it never rejects.
 */
export function countReceived(): { write(): Promise<void> } {
	let pending = 0;
	const count = (entries: PerformanceEntryList) => {
		for (const { transferSize } of entries as PerformanceResourceTiming[]) pending += transferSize;
	};
	const observer = new PerformanceObserver((list) => {
		count(list.getEntries());
		void write();
	});
	observer.observe({ type: 'resource', buffered: true });

	async function write() {
		count(observer.takeRecords());
		const bytes = pending;
		if (bytes === 0) return;
		pending = 0;
		try {
			const user = await openUserStore();
			await user.addUsage(monthOf(Date.now()), bytes).finally(() => user.close());
		} catch {
			pending += bytes;
		}
	}
	return { write };
}
