import type { PackName, PackRecords } from '../domain/records';
import type { Hashes } from '../domain/release/hash';
import type { Active } from './content-store';

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

/** A pack as sync hands it over; here nobody looks at the hashes. */
export function packOf(name: PackName, records: PackRecords) {
	return { name, records, hashes: hashesOf(records) };
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
