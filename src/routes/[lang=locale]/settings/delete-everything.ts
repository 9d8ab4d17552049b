import { CONTENT_DATABASE } from '$lib/storage/content-store';
import { STREET_DATABASE } from '$lib/storage/street-database';
import { USER_DATABASE } from '$lib/storage/user-store';

/** Leaves nothing of this app on the phone, then opens it as on the first day. */
export async function deleteEverything(): Promise<void> {
	const registrations = await navigator.serviceWorker?.getRegistrations();
	await Promise.all(registrations?.map((registration) => registration.unregister()) ?? []);
	await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
	await Promise.all([CONTENT_DATABASE, STREET_DATABASE, USER_DATABASE].map(deleteDatabase));
	location.replace('/');
}

/** Open pages close their connection when asked, so this is not held up by them. */
function deleteDatabase(name: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve();
		request.onerror = () => reject(request.error);
	});
}
