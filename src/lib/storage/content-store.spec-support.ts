import type { PackName, PackRecords } from '../domain/records';
import { sha256, type Hashes } from '../domain/release/hash';
import type { FullPack, PackDiff } from './blocks';
import type { Active, ContentStore } from './content-store';

/** A pointer to a release that holds these packs; the manifest is as short as the type allows. */
export function activeOf(seq: number, packs: PackName[], checked = 1_000): Active {
	return {
		manifest: {
			format: 1,
			seq,
			issued: '2026-11-23T12:00:00.000Z',
			expires: '2027-02-21T12:00:00.000Z',
			minApp: 1,
			packs: {}
		},
		packs,
		stored: checked,
		checked
	};
}

/** A pack for `put`; here nobody looks at the hashes. */
export function packOf(name: PackName, records: PackRecords) {
	return { name, records, hashes: hashesOf(records) };
}

type Pack = ReturnType<typeof packOf>;

/** Puts packs aside as sync does, each in two parts cut in the middle of a block, and makes them the active release. */
export async function put(
	store: ContentStore,
	active: Active,
	packs: readonly (Pack | PackDiff)[],
	base: number
): Promise<void> {
	const changes = packs.map((pack) => ('records' in pack ? stagePack(store, pack) : pack));
	await store.activate(active, await Promise.all(changes), base);
}

/** Puts a pack aside; answers the change that makes it active. */
export async function stagePack(store: ContentStore, { name, records, hashes }: Pack): Promise<FullPack> {
	const entries = Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1));
	const middle = entries.length >> 1;
	const parts = await Promise.all(
		[entries.slice(0, middle), entries.slice(middle)].map(async (part) => {
			const text = JSON.stringify({ pack: name, records: Object.fromEntries(part) });
			const hash = await sha256(text);
			await store.stage(hash, text);
			return hash;
		})
	);
	return { name, parts, hashes };
}

/** A diff as sync hands it over. */
export function diffOf(name: PackName, set: PackRecords, del: string[] = []) {
	return { name, set, setHashes: hashesOf(set), del };
}

/** Hashes that tell one record from another, and a spec what it sees. */
export function hashesOf(records: PackRecords): Hashes {
	return Object.fromEntries(
		Object.entries(records).map(([id, record]) => [id, `hash of ${JSON.stringify(record)}`])
	);
}

/** `count` records, the one like the other. */
export function manyRecords(count: number, word: string): PackRecords {
	return Object.fromEntries(
		Array.from({ length: count }, (_, at) => [`offer/${at}`, { title: `${word} ${at}` }])
	);
}
