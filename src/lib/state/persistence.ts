import type { UserStore } from '$lib/storage/user-store';

/**
 * Asks the browser to drop nothing of this app when space runs short. Some browsers then ask the reader, so by
 * itself (`once`) the app asks a single time on this phone, whatever the answer; on a tap (`again`) each time.
 */
export async function askToPersist(open: () => Promise<UserStore>, when: 'once' | 'again'): Promise<void> {
	const { storage } = navigator;
	if (!storage?.persist || (await storage.persisted())) return;
	try {
		const user = await open();
		if (when === 'once' && (await user.settings()).persistAsked) return;
		// Before the answer: who closes the page instead of answering has been asked, too.
		await user.changeSettings({ persistAsked: true });
	} catch {
		// Nowhere to note that the question was put, so it is not put unasked.
		if (when === 'once') return;
	}
	await storage.persist();
}
