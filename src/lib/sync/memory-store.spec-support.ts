import type { PackName, PackRecords } from '../domain/records';
import type { Hashes } from '../domain/release/hash';
import type { Trust } from '../domain/release/trust';
import { parsePart } from '../domain/release/format';
import { MissingPartError } from '../storage/blocks';
import {
	packsAfter,
	StaleBaseError,
	type Active,
	type ContentStore,
	type PackChange
} from '../storage/content-store';

interface Held {
	records: PackRecords;
	hashes: Hashes;
}

/** A ContentStore without a database, whose methods can be made to fail. */
export interface MemoryStore extends ContentStore {
	/** What a method throws from now on instead of doing its work. */
	fail: Partial<Record<keyof ContentStore, unknown>>;
	/** Everything that survives a restart, as a copy. */
	snapshot(): Snapshot;
}

export interface Snapshot {
	active: Active | undefined;
	trust: Trust | undefined;
	packs: Partial<Record<PackName, Held>>;
	staged: string[];
}

/** Copies on the way in and out, as a database does, so that nobody can change what is stored by hand. */
export function memoryStore(): MemoryStore {
	let active: Active | undefined;
	let trust: Trust | undefined;
	let packs: Partial<Record<PackName, Held>> = {};
	const staged = new Map<string, string>();
	const fail: MemoryStore['fail'] = {};

	const step = async <T>(method: keyof ContentStore, work: () => T): Promise<T> => {
		if (method in fail) throw fail[method];
		return work();
	};
	const isHeld = (name: PackName) => active?.packs.includes(name) ?? false;

	return {
		fail,
		snapshot: () => structuredClone({ active, trust, packs, staged: [...staged.keys()] }),
		active: () => step('active', () => structuredClone(active)),
		read: (names) =>
			step('read', () => {
				if (!active || !names.every(isHeld)) return undefined;
				return structuredClone({ active, packs: names.map((name) => packs[name]?.records ?? {}) });
			}),
		hashes: (name) =>
			step('hashes', () => (isHeld(name) ? structuredClone(packs[name]?.hashes ?? {}) : undefined)),
		records: (name, ids) =>
			step('records', () => {
				if (!isHeld(name)) return undefined;
				const held = Object.entries(packs[name]?.records ?? {}).filter(([id]) => ids.includes(id));
				return structuredClone(Object.fromEntries(held)) as PackRecords;
			}),
		staged: (hash) => step('staged', () => staged.get(hash)),
		stage: (hash, text) => step('stage', () => void staged.set(hash, text)),
		dropStaged: () => step('dropStaged', () => staged.clear()),
		activate: (next, changes, base) =>
			step('activate', () => {
				if ((active?.manifest.seq ?? 0) !== base) throw new StaleBaseError(`made for ${base}`);
				const after = { ...packs };
				const held = packsAfter(next, changes, active);
				for (const change of structuredClone(changes)) {
					if (held.includes(change.name)) after[change.name] = changed(packs, staged, change);
				}
				packs = Object.fromEntries(held.map((name) => [name, after[name]]));
				active = structuredClone({ ...next, packs: held });
				staged.clear();
			}),
		markChecked: (instant) =>
			step('markChecked', () => {
				if (active) active = { ...active, checked: instant };
			}),
		trust: () => step('trust', () => structuredClone(trust)),
		keepTrust: (learnt) => step('keepTrust', () => void (trust = structuredClone(learnt))),
		drop: (name) =>
			step('drop', () => {
				packs = Object.fromEntries(Object.entries(packs).filter(([held]) => held !== name));
				if (active) active = { ...active, packs: active.packs.filter((held) => held !== name) };
			}),
		clear: () =>
			step('clear', () => {
				active = undefined;
				trust = undefined;
				packs = {};
				staged.clear();
			}),
		close: () => undefined
	};
}

function changed(
	packs: Partial<Record<PackName, Held>>,
	staged: ReadonlyMap<string, string>,
	change: PackChange
): Held {
	if ('parts' in change) {
		const records = change.parts.map((hash) => {
			const part = parsePart(staged.get(hash) ?? '', change.name);
			if (!part.ok) throw new MissingPartError(hash);
			return part.value;
		});
		return { records: Object.assign({}, ...records) as PackRecords, hashes: change.hashes };
	}
	const before = packs[change.name];
	return {
		records: without({ ...before?.records, ...change.set }, change.del),
		hashes: without({ ...before?.hashes, ...change.setHashes }, change.del)
	};
}

function without<T>(values: Record<string, T>, ids: readonly string[]): Record<string, T> {
	return Object.fromEntries(Object.entries(values).filter(([id]) => !ids.includes(id)));
}
