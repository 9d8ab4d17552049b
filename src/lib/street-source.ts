import { sha256 } from './domain/release/hash';
import type { StreetPack } from './domain/release/streets';
import type { StreetStore } from './storage/street-store';

/** What `PMTiles` of the library pmtiles reads an archive through. */
export interface StreetSource {
	getKey(): string;
	getBytes(offset: number, length: number): Promise<{ data: ArrayBuffer }>;
}

/** A stretch of the archive is not on the phone. */
export class StreetGapError extends Error {
	override name = 'StreetGapError';
	constructor(
		/** Which part, counted from 1. */
		readonly part: number
	) {
		super(`part ${part} is missing`);
	}
}

/** Parts held in memory, half a megabyte each at most: what is on the screen lies in few, tiles being sorted by place. */
const IN_MEMORY = 6;

/**
 * Reads a street pack out of its stored parts. A part is checked against its hash before it is read; one found damaged
 * is forgotten, so that it can be fetched again. Where a part is missing `getBytes` rejects with `StreetGapError` and
 * `report` is told all that were asked for in vain, counted from 1: whoever draws paints nothing there and says
 * nothing. It is told again, with fewer, when one has come.
 */
export function streetSource(
	pack: StreetPack,
	store: Pick<StreetStore, 'part' | 'drop'>,
	report: (missing: number[]) => void = () => undefined
): StreetSource {
	const starts: number[] = [];
	let end = 0;
	for (const { bytes } of pack.parts) {
		starts.push(end);
		end += bytes;
	}
	const memory = new Map<number, Promise<ArrayBuffer>>();
	const missing = new Set<number>();

	async function load(index: number): Promise<ArrayBuffer> {
		const { hash = '' } = pack.parts[index] ?? {};
		const bytes = await store.part(hash);
		if (bytes && (await sha256(bytes)) === hash) {
			if (missing.delete(index)) tell();
			return bytes;
		}
		if (bytes) await store.drop(hash);
		if (!missing.has(index)) {
			missing.add(index);
			tell();
		}
		throw new StreetGapError(index + 1);
	}

	function tell(): void {
		report([...missing].map((index) => index + 1).sort((a, b) => a - b));
	}

	function part(index: number): Promise<ArrayBuffer> {
		const known = memory.get(index) ?? load(index);
		// Put last again, as the one used last.
		memory.delete(index);
		memory.set(index, known);
		// A gap is asked for anew each time: it may have been filled.
		known.catch(() => memory.get(index) === known && memory.delete(index));
		for (const oldest of memory.keys()) {
			if (memory.size <= IN_MEMORY) break;
			memory.delete(oldest);
		}
		return known;
	}

	return {
		getKey: () => pack.list,
		async getBytes(offset, length) {
			// The library asks for its first read whether there is so much or not.
			const last = Math.min(offset + length, end);
			const data = new Uint8Array(Math.max(0, last - offset));
			let index = starts.findLastIndex((start) => start <= offset);
			for (let at = offset; at < last; index += 1) {
				const from = at - (starts[index] ?? 0);
				const piece = new Uint8Array(await part(index)).subarray(from, from + last - at);
				data.set(piece, at - offset);
				at += piece.length;
			}
			return { data: data.buffer };
		}
	};
}
