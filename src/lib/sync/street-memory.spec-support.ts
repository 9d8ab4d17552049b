import type { StreetPack } from '../domain/release/streets';
import { MissingStreetPartError, type StreetStore } from '../storage/street-store';

/** A StreetStore without a database, whose methods can be made to fail. */
export interface StreetMemory extends StreetStore {
	/** What a method throws from now on instead of doing its work. */
	fail: Partial<Record<keyof StreetStore, unknown>>;
}

export function streetMemory(): StreetMemory {
	const packs: { whole: StreetPack | undefined; next: StreetPack | undefined } = {
		whole: undefined,
		next: undefined
	};
	const parts = new Map<string, ArrayBuffer>();
	const step = async <T>(method: keyof StreetStore, work: () => T): Promise<T> => {
		if (method in store.fail) throw store.fail[method];
		return work();
	};
	const keepOnly = (...wanted: (StreetPack | undefined)[]) => {
		const hashes = new Set(wanted.flatMap((pack) => pack?.parts.map(({ hash }) => hash) ?? []));
		for (const hash of [...parts.keys()]) if (!hashes.has(hash)) parts.delete(hash);
		return hashes;
	};
	const store: StreetMemory = {
		fail: {},
		held: () => step('held', () => ({ ...structuredClone(packs), parts: new Set(parts.keys()) })),
		part: (hash) => step('part', () => parts.get(hash)?.slice(0)),
		begin: (pack) =>
			step('begin', () => {
				packs.next = structuredClone(pack);
				keepOnly(packs.next, packs.whole);
			}),
		keep: (hash, bytes) =>
			step('keep', () => {
				const known = keepOnly(packs.next, packs.whole);
				if (!known.has(hash)) throw new MissingStreetPartError(hash);
				parts.set(hash, bytes.slice(0));
			}),
		finish: (list) =>
			step('finish', () => {
				const { next } = packs;
				if (next?.list !== list || !next.parts.every(({ hash }) => parts.has(hash))) {
					throw new MissingStreetPartError(list);
				}
				packs.whole = next;
				packs.next = undefined;
				keepOnly(packs.whole);
			}),
		drop: (hash) => step('drop', () => void parts.delete(hash)),
		forget: () =>
			step('forget', () => {
				packs.next = undefined;
				keepOnly(packs.whole);
			}),
		clear: () =>
			step('clear', () => {
				packs.whole = undefined;
				packs.next = undefined;
				parts.clear();
			}),
		close: () => undefined
	};
	return store;
}
