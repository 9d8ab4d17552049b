/** As `STREET_DATABASE`, which would bring along everything that keeps streets; a spec holds the two together. */
export const STREETS = 'lotse-streets';

/** Whether this phone has ever asked for streets. True where a browser does not tell. */
export async function hasStreets(): Promise<boolean> {
	const databases = await indexedDB.databases?.().catch(() => undefined);
	return databases?.some(({ name }) => name === STREETS) ?? true;
}
