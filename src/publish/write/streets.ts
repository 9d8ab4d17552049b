import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type { Manifest } from '../../lib/domain/release/format';
import { parseStreetList, type StreetOffer } from '../../lib/domain/release/streets';
import type { StreetVariant } from '../streets/variants';
import { putPacked, type Pack } from './compress';
import type { Put } from './install';

export const listFile = (hash: string): string => `${hash}.json`;
export const partFile = (hash: string): string => `${hash}.bin`;

/** Puts lists and parts that are not in the release folder yet; a part is called by its content, so it stands. */
export async function putStreets(
	put: Put,
	variants: readonly StreetVariant[],
	outDir: string,
	pack: Pack
): Promise<void> {
	const done = new Set<string>();
	for (const { offer, list, parts } of variants) {
		await putPacked(put, listFile(offer.list), await pack(list));
		for (const { hash, bytes } of parts) {
			if (done.has(hash) || (await sizeOf(join(outDir, partFile(hash)))) === bytes.length) continue;
			done.add(hash);
			await put(partFile(hash), bytes);
		}
	}
}

/** What a manifest says about them; nothing where there are none, as publishers before the street pack did. */
export function offersOf(variants: readonly StreetVariant[]): Pick<Manifest, 'streets'> {
	return variants.length === 0 ? {} : { streets: variants.map(({ offer }) => offer) };
}

export function sameStreets({ streets = [] }: Manifest, variants: readonly StreetVariant[]): boolean {
	return canonicalize(streets) === canonicalize(variants.map(({ offer }) => offer));
}

/** Whether a release folder holds all of these street packs. */
export async function hasAllStreets(outDir: string, offers: readonly StreetOffer[] = []): Promise<boolean> {
	for (const offer of offers) {
		const parts = await readList(outDir, offer);
		if (!parts) return false;
		for (const { hash, bytes } of parts) {
			if ((await sizeOf(join(outDir, partFile(hash)))) !== bytes) return false;
		}
	}
	return true;
}

/** The parts that a list in the release folder names; `undefined` when it is not there or broken. */
async function readList(outDir: string, offer: StreetOffer) {
	const text = await readFile(join(outDir, listFile(offer.list)), 'utf8').catch(() => '');
	const parts = parseStreetList(text, offer);
	return parts.ok ? parts.value : undefined;
}

/** The parts of the street packs that a ledger knows of; `undefined` when a list of them cannot be read. */
export async function keptParts(
	outDir: string,
	offers: readonly StreetOffer[]
): Promise<string[] | undefined> {
	const lists = await Promise.all(offers.map((offer) => readList(outDir, offer)));
	return lists.includes(undefined)
		? undefined
		: lists.flatMap((parts) => (parts ?? []).map(({ hash }) => hash));
}

async function sizeOf(path: string): Promise<number> {
	return stat(path).then(
		({ size }) => size,
		() => -1
	);
}
