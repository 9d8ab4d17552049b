import { CONTENT_DATABASE } from '$lib/storage/content-store';
import { SEARCH_DATABASE } from '$lib/storage/search-store';
import { STREET_DATABASE } from '$lib/storage/street-database';
import { USER_DATABASE } from '$lib/storage/user-store';
import { searching } from '../../searching';

/** Leaves nothing of this app on the phone, then opens it as on the first day. */
export async function deleteEverything(): Promise<void> {
	// An engine at work would write its index down anew.
	searching.stop();
	const registrations = await navigator.serviceWorker?.getRegistrations();
	await Promise.all(registrations?.map((registration) => registration.unregister()) ?? []);
	await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
	const databases = [CONTENT_DATABASE, SEARCH_DATABASE, STREET_DATABASE, USER_DATABASE];
	await Promise.all(databases.map(deleteDatabase));
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
