/**
 * A database of its own: the content database stays small and quick to open and upgrade, no release, eviction rule or
 * clearing of the content can take forty paid megabytes along, and a long write here blocks nothing there. Named apart
 * from what keeps the streets, so that whoever has none can find that out without loading it.
 */
export const STREET_DATABASE = 'lotse-streets';

/** False when nobody has asked for streets on this phone; then it need not be opened. True when it cannot be told. */
export async function hasStreets(name = STREET_DATABASE): Promise<boolean> {
	const databases = await indexedDB.databases?.().catch(() => undefined);
	return databases?.some((database) => database.name === name) ?? true;
}
