import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseManifest, type Envelope, type Manifest } from '../../lib/domain/release/format';
import { ledgerFile, ledgerNumbers } from './ledger';
import { hasAllStreets } from './streets';

/** A release as its manifest file says it. */
export interface Issue {
	/** The file, byte for byte. */
	text: string;
	envelope: Envelope;
	manifest: Manifest;
}

/** Everything known about the releases before this publish. */
export interface Earlier {
	/** The release in force; undefined before the first one and when its manifest cannot be read. */
	last?: Issue;
	/** True when the manifest in the release folder is that of `last`. */
	local: boolean;
	/** True when the release folder holds `last`, with every part its manifest names. */
	complete: boolean;
	/** The highest number ever given away, 0 before the first. */
	highest: number;
	/** The oldest release that a phone may just have fetched the manifest of; undefined when there is none. */
	served?: number;
	/** The folder that holds the ledger of each release. */
	ledgers: Map<number, string>;
	/** Numbers whose ledgers are elsewhere and have yet to come into the release folder. */
	missing: number[];
}

/**
 * Reads what the release folder and, when given, another release folder (`previousDir`) know. Where they disagree
 * the other one is right: it is what phones have. Throws when there is a manifest whose number can be learnt from
 * nothing: phones would ignore a lower one.
 */
export async function readEarlier(outDir: string, previousDir?: string): Promise<Earlier> {
	const own = await readIssue(outDir);
	const ledgers = new Map((await ledgerNumbers(outDir)).map((seq) => [seq, outDir]));
	if (own === 'broken' && ledgers.size === 0) {
		throw new Error(
			`${join(outDir, 'manifest.json')} is not a manifest and there is no ledger to number from`
		);
	}
	const here = own === 'broken' ? undefined : own;
	const previous = previousDir === undefined ? undefined : await readIssue(previousDir);
	const issues = [previous, here].filter((issue) => issue !== undefined && issue !== 'broken');
	const seqs = issues.map(({ manifest }) => manifest.seq);
	const last = issues.find(({ manifest }) => manifest.seq === Math.max(...seqs));

	const { missing, disagree } = await compareLedgers(outDir, ledgers, previousDir);
	const local = last !== undefined && last.text === here?.text;
	return {
		...(last ? { last } : {}),
		local,
		complete: local && !disagree && (await hasAllParts(outDir, last.manifest)),
		highest: Math.max(0, ...seqs, ...ledgers.keys()),
		...(seqs.length > 0 ? { served: Math.min(...seqs) } : {}),
		ledgers,
		missing
	};
}

/** The release in force in a folder; undefined when there is none. */
export async function readIssue(dir: string): Promise<Issue | 'broken' | undefined> {
	const text = await readOrNothing(join(dir, 'manifest.json'));
	if (text === undefined) return undefined;
	const parsed = parseManifest(text);
	return parsed.ok ? { text, ...parsed.value } : 'broken';
}

/** Lets the ledgers of the other folder count, and tells which of them the release folder lacks or contradicts. */
async function compareLedgers(outDir: string, ledgers: Map<number, string>, previousDir?: string) {
	const missing: number[] = [];
	let disagree = false;
	for (const seq of previousDir === undefined ? [] : await ledgerNumbers(previousDir)) {
		const [own, other] = await Promise.all([
			readOrNothing(join(outDir, ledgerFile(seq))),
			readOrNothing(join(previousDir as string, ledgerFile(seq)))
		]);
		if (own === other) continue;
		disagree ||= own !== undefined;
		missing.push(seq);
		ledgers.set(seq, previousDir as string);
	}
	return { missing, disagree };
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
	return sizes.every(Boolean) && (await hasAllStreets(outDir, manifest.streets));
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
