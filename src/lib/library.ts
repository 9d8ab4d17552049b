import { overviewOf, type Overview, type OverviewLayer } from './domain/overview';
import {
	shelfPacks,
	type Facts,
	type Locale,
	type PackName,
	type PackRecords,
	type Text
} from './domain/records';
import { parseManifest, parsePart, type Manifest } from './domain/release/format';
import { shelfOf, type Shelf } from './domain/shelf';
import type { ContentStore } from './storage/content-store';

/**
 * The reading desk: the one way a page gets a record. The phone's own copy comes first; `release`
 * reads the release files themselves, which is what the build does to prerender.
 */
export interface Library {
	/** The phone's own copy, or `undefined` when it holds none in this language. */
	local(locale: Locale): Promise<Shelf | undefined>;
	/**
	 * The overview map of the phone's own copy, empty where the district publishes none; `undefined` when the phone does
	 * not hold it.
	 */
	overview(): Promise<Overview | undefined>;
	/** To be called when another release has become active. */
	forget(): void;
}

/** A library over the phone's copy. A database that fails to open counts as an empty one. */
export function libraryOver(open: () => Promise<ContentStore>): Library {
	let shelves = new Map<Locale, Promise<Shelf | undefined>>();
	return {
		local(locale) {
			let shelf = shelves.get(locale);
			if (!shelf) {
				shelf = readStore(open, locale).catch(() => undefined);
				shelves.set(locale, shelf);
				// An empty answer is not kept: the first sync may fill the database at any moment.
				void shelf.then((found) => found ?? shelves.delete(locale));
			}
			return shelf;
		},
		overview: () =>
			open()
				.then(readOverview)
				.catch(() => undefined),
		forget() {
			shelves = new Map();
		}
	};
}

async function readStore(open: () => Promise<ContentStore>, locale: Locale): Promise<Shelf | undefined> {
	const store = await open();
	const held = await store.read(shelfPacks(locale));
	if (!held) return undefined;
	const [facts, texts] = held.packs;
	return shelfOf(held.active.manifest, facts as PackRecords<Facts>, texts as PackRecords<Text>);
}

async function readOverview(store: ContentStore): Promise<Overview | undefined> {
	const held = await store.read(['map']);
	if (held) return overviewOf(held.packs[0] as PackRecords<OverviewLayer>);
	const active = await store.active();
	return active && !active.manifest.packs.map ? overviewOf({}) : undefined;
}

/** Answers the text of a file under `/content/`. */
type ReadFile = (file: string) => Promise<string>;

/** Reads a shelf out of the release files. Throws when a file is missing or not what the format says. */
export async function readRelease(read: ReadFile, locale: Locale): Promise<Shelf> {
	const manifest = await readManifest(read);
	const [facts, texts] = await Promise.all(shelfPacks(locale).map((name) => readPack(read, manifest, name)));
	return shelfOf(manifest, facts as PackRecords<Facts>, texts as PackRecords<Text>);
}

/** Reads the overview map out of the release files; empty where the district publishes none. Throws as above. */
export async function readReleaseOverview(read: ReadFile): Promise<Overview> {
	return overviewOf((await readPack(read, await readManifest(read), 'map')) as PackRecords<OverviewLayer>);
}

async function readManifest(read: ReadFile): Promise<Manifest> {
	const parsed = parseManifest(await read('manifest.json'));
	if (!parsed.ok) throw new Error(`manifest.json: ${parsed.fault}`);
	return parsed.value.manifest;
}

async function readPack(read: ReadFile, manifest: Manifest, name: PackName): Promise<PackRecords> {
	const records: PackRecords = {};
	for (const part of manifest.packs[name]?.full ?? []) {
		const file = parsePart(await read(`${part.hash}.json`), name);
		if (!file.ok) throw new Error(`${part.hash}.json: ${file.fault}`);
		Object.assign(records, file.value);
	}
	return records;
}
