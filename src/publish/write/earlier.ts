import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { parseManifest, type Manifest } from '../../lib/domain/release/format';
import type { Hashes } from '../../lib/domain/release/hash';

/** What a release leaves for later ones: the hash of each of its records, and the names of its parts. */
export interface Ledger {
	seq: number;
	issued: string;
	packs: Record<string, Hashes>;
	parts: string[];
}

const LedgerSchema = v.object({
	seq: v.number(),
	issued: v.string(),
	packs: v.record(v.string(), v.record(v.string(), v.string())),
	parts: v.array(v.string())
});

/** What stands in the release folder before this publish. */
export interface Earlier {
	/** The release in force; undefined before the first one and when its manifest cannot be read. */
	manifest?: Manifest;
	/** True when every part the manifest names is there in full. */
	complete: boolean;
	/** The highest number ever given away, 0 before the first. */
	highest: number;
}

/** Throws when there is a manifest whose number can be learnt from nothing: phones would ignore a lower one. */
export async function readEarlier(outDir: string): Promise<Earlier> {
	const text = await readOrNothing(join(outDir, 'manifest.json'));
	const parsed = text === undefined ? undefined : parseManifest(text);
	const ledgers = await ledgerNumbers(outDir);
	const manifest = parsed?.ok ? parsed.value.manifest : undefined;
	if (text !== undefined && !manifest && ledgers.length === 0) {
		throw new Error(
			`${join(outDir, 'manifest.json')} is not a manifest and there is no ledger to number from`
		);
	}
	return {
		...(manifest ? { manifest } : {}),
		complete: manifest !== undefined && (await hasAllParts(outDir, manifest)),
		highest: Math.max(0, manifest?.seq ?? 0, ...ledgers)
	};
}

/** The ledger of one release, undefined when there is none or it is broken. */
export async function readLedger(outDir: string, seq: number): Promise<Ledger | undefined> {
	const text = await readOrNothing(join(outDir, 'ledger', `${seq}.json`));
	if (text === undefined) return undefined;
	try {
		const result = v.safeParse(LedgerSchema, JSON.parse(text));
		return result.success ? result.output : undefined;
	} catch {
		return undefined;
	}
}

/** The numbers of all ledgers, ascending. */
export async function ledgerNumbers(outDir: string): Promise<number[]> {
	const names = await readdir(join(outDir, 'ledger')).catch(() => []);
	return names
		.map((name) => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? Number.NaN))
		.filter((seq) => !Number.isNaN(seq))
		.sort((a, b) => a - b);
}

async function hasAllParts(outDir: string, manifest: Manifest): Promise<boolean> {
	const parts = Object.values(manifest.packs).flatMap((info) => info?.full ?? []);
	const sizes = await Promise.all(
		parts.map(async ({ hash, bytes, packed }) => {
			const [plain, br] = await Promise.all([
				sizeOf(join(outDir, `${hash}.json`)),
				sizeOf(join(outDir, `${hash}.json.br`))
			]);
			return plain === bytes && br === packed;
		})
	);
	return sizes.every(Boolean);
}

async function sizeOf(path: string): Promise<number> {
	return stat(path).then(
		({ size }) => size,
		() => -1
	);
}

async function readOrNothing(path: string): Promise<string | undefined> {
	return readFile(path, 'utf8').catch(() => undefined);
}
