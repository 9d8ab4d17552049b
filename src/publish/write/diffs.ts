import canonicalize from 'canonicalize';
import type { PackName, PackRecords } from '../../lib/domain/records';
import { diffHashes } from '../../lib/domain/release/diff';
import type { Hashes } from '../../lib/domain/release/hash';
import { AT_ONCE, putPacked, type Pack } from './compress';
import type { Put } from './install';
import type { Ledger } from './ledger';
import { patchOf, type Pieces } from './pieces';

/** A pack of the new release. */
export interface Target {
	records: PackRecords;
	hashes: Hashes;
	/** What the full pack weighs on the way, in bytes: a diff has to weigh less. */
	packed: number;
}

/**
 * Puts a diff from each earlier release straight to release `to`, per pack that differs. Goes back from the newest
 * one and stops per pack where there is nothing a phone could use any more: no ledger, no such pack in it, or a diff as
 * heavy as the pack. `ledgerOf` answers undefined where there is none or it is too old. Answers the `oldest` of each pack.
 */
export async function putDiffs(
	put: Put,
	targets: Partial<Record<PackName, Target>>,
	to: number,
	ledgerOf: (seq: number) => Promise<Ledger | undefined>,
	pack: Pack
): Promise<Map<PackName, number>> {
	const names = Object.keys(targets) as PackName[];
	const oldest = new Map(names.map((name) => [name, to]));
	const texts = new Map(names.map((name) => [name, diffTexts(targets[name] as Target)]));
	for (let newest = to - 1; newest > 0; newest -= AT_ONCE) {
		// Only packs that a phone at the release after this one can follow.
		const open = names.filter((name) => oldest.get(name) === newest + 1);
		if (open.length === 0) break;
		const numbers = Array.from({ length: Math.min(AT_ONCE, newest) }, (_, index) => newest - index);
		const ledgers = await Promise.all(numbers.map(ledgerOf));
		for (const name of open) {
			const { packed } = targets[name] as Target;
			const steps = await Promise.all(
				ledgers.map(async (ledger, index) => {
					const before = ledger?.packs[name];
					const pieces = ledger?.pieces[name] ?? {};
					const text = before && texts.get(name)?.(before, pieces, newest - index, to);
					return { held: before !== undefined, files: text === undefined ? undefined : await pack(text) };
				})
			);
			for (const [index, { held, files }] of steps.entries()) {
				const from = newest - index;
				if (!held || (files && files.br.length >= packed)) break;
				if (files) await putPacked(put, `diff/${name}/${from}-${to}.json`, files);
				oldest.set(name, from);
			}
		}
	}
	return oldest;
}

/**
 * Writes the diff from an earlier release to the target as canonical JSON (RFC 8785), undefined when nothing differs.
 * A record stands in hundreds of diffs, so its own text is made once.
 */
export function diffTexts({ records, hashes }: Pick<Target, 'records' | 'hashes'>) {
	const members = new Map<string, string>();
	const memberOf = (key: string, id: string, make: () => string) => {
		const member = members.get(key) ?? `${JSON.stringify(id)}:${make()}`;
		members.set(key, member);
		return member;
	};
	const wholeOf = (id: string) => memberOf(id, id, () => canonicalize(records[id]) as string);
	const patchTextOf = (id: string, was: string, pieces: Pieces) =>
		memberOf(`${id} ${was}`, id, () => canonicalize(patchOf(pieces, records[id] as object)) as string);

	return (before: Hashes, pieces: Record<string, Pieces>, from: number, to: number): string | undefined => {
		const { set, del } = diffHashes(before, hashes);
		if (set.length === 0 && del.length === 0) return undefined;
		const whole: string[] = [];
		const patched: string[] = [];
		for (const id of set.sort()) {
			const old = Object.hasOwn(before, id) ? pieces[id] : undefined;
			const patch = old && patchTextOf(id, before[id] as string, old);
			if (patch && patch.length < wholeOf(id).length) patched.push(patch);
			else whole.push(wholeOf(id));
		}
		const patchMember = patched.length > 0 ? `"patch":{${patched.join(',')}},` : '';
		return `{"del":${JSON.stringify(del.sort())},"from":${from},${patchMember}"set":{${whole.join(',')}},"to":${to}}`;
	};
}
