import { sha256 } from '../domain/release/hash';
import {
	arrivedOf,
	LIST_CAP,
	parseStreetList,
	type StreetOffer,
	type StreetPack,
	type StreetPart
} from '../domain/release/streets';
import type { HeldStreets, StreetStore } from '../storage/street-store';
import { downloadBytes, type DownloadTools } from './download';
import { storageFault, SyncError, type Fault } from './fault';

/** What fetching the streets works with; an abort of `signal` is the reader's pause. */
export interface StreetTools extends DownloadTools {
	store: StreetStore;
	/** Bytes the browser would still let this app keep, `undefined` when it does not say. */
	room: () => Promise<number | undefined>;
	/** Told how much of the archive is here, in bytes. */
	progress?: (arrived: number, total: number) => void;
}

export type StreetOutcome =
	| { result: 'whole' }
	/** What has arrived is kept; the next attempt goes on from there. */
	| { result: 'paused' }
	/** `needed`: bytes still to come, said with the fault `quota`. */
	| { result: 'failed'; fault: Fault; needed?: number };

/** Enough for the largest part at 10 kbit/s. Milliseconds. */
const PATIENCE = 420_000;
/** How often a part that arrives damaged is asked for. */
const TRIES = 2;

/**
 * Brings the streets of an offer onto the phone, part by part and in order, those it has left out. A whole pack held
 * before stays readable until this one is whole. Never rejects; whatever has arrived stays, because the reader paid
 * for it.
 */
export async function fetchStreets(tools: StreetTools, offer: StreetOffer): Promise<StreetOutcome> {
	const meter: Meter = { needed: offer.bytes };
	try {
		await run({ patience: PATIENCE, ...tools }, offer, meter);
		return { result: 'whole' };
	} catch (error) {
		if (tools.signal?.aborted) return { result: 'paused' };
		const fault = error instanceof SyncError ? error.fault : storageFault(error);
		return { result: 'failed', fault, ...(fault === 'quota' ? meter : {}) };
	}
}

/** How many bytes have not arrived yet. */
interface Meter {
	needed: number;
}

async function run(tools: StreetTools, offer: StreetOffer, meter: Meter): Promise<void> {
	const { store, signal, progress } = tools;
	const before = await store.held();
	const pack = packIn(before, offer.list) ?? { ...offer, parts: await fetchList(tools, offer) };
	const missing = pack.parts.filter(({ hash }) => !before.parts.has(hash));
	meter.needed = pack.bytes - arrivedOf(pack, before.parts);
	// Better said before the first byte than after the twentieth megabyte.
	const room = missing.length > 0 ? await tools.room() : undefined;
	if (room !== undefined && room < meter.needed) throw new SyncError('quota');

	const repairs = before.whole?.list === offer.list;
	if (!repairs) await store.begin(pack);
	const tell = (some: number) => progress?.(pack.bytes - meter.needed + some, pack.bytes);
	tell(0);
	for (const part of distinct(missing)) {
		signal?.throwIfAborted();
		const bytes = await fetchPart(tools, part, tell);
		await store.keep(part.hash, bytes);
		meter.needed -= part.bytes;
		tell(0);
	}
	if (!repairs) await store.finish(pack.list);
}

/** The list is known from an attempt before. */
function packIn({ whole, next }: HeldStreets, list: string): StreetPack | undefined {
	return [next, whole].find((pack) => pack?.list === list);
}

async function fetchList(tools: StreetTools, offer: StreetOffer): Promise<StreetPart[]> {
	const bytes = await downloadBytes(tools, `/content/${offer.list}.json`, { cap: LIST_CAP });
	if ((await sha256(bytes)) !== offer.list) throw new SyncError('hash-mismatch', offer.list);
	const parts = parseStreetList(new TextDecoder().decode(bytes), offer);
	if (!parts.ok) throw new SyncError(parts.fault, offer.list);
	return parts.value;
}

async function fetchPart(
	tools: StreetTools,
	{ hash, bytes: cap }: StreetPart,
	progress: (arrived: number) => void
): Promise<ArrayBuffer> {
	for (let left = TRIES; left > 0; left -= 1) {
		const bytes = await downloadBytes(tools, `/content/${hash}.bin`, { cap, progress });
		if ((await sha256(bytes)) === hash) return bytes;
	}
	throw new SyncError('hash-mismatch', hash);
}

/** A part that an archive has twice is fetched once. */
function distinct(parts: readonly StreetPart[]): StreetPart[] {
	return [...new Map(parts.map((part) => [part.hash, part])).values()];
}
