/** One lost connection costs at most a part, and one changed tile costs sending at least one. Bytes. */
const SHORTEST = 262_144;
const LONGEST = 524_288;
/** A cut where these bits are 0: once in 131,072 bytes, so that most parts end before the longest. */
const MASK = 0xffff_8000;

/** A number for each byte, the same on every machine (xorshift32, https://www.jstatsoft.org/article/view/v008i14). */
const GEAR = gear();

/**
 * Cuts an archive into parts of 256 to 512 KiB, the last one may be shorter. Where to cut follows from the bytes
 * around, not from their position (the rolling hash Gear): after a changed tile the
 * cuts fall where they did before, and the smaller archive shares its parts with the larger one.
 */
export function cut(bytes: Uint8Array): Uint8Array[] {
	const parts: Uint8Array[] = [];
	let start = 0;
	while (start < bytes.length) {
		const end = endOf(bytes, start);
		parts.push(bytes.subarray(start, end));
		start = end;
	}
	return parts;
}

function endOf(bytes: Uint8Array, start: number): number {
	const last = Math.min(start + LONGEST, bytes.length);
	let sum = 0;
	// The sum looks back 32 bytes, so it need not be kept for those before.
	for (let at = start + SHORTEST - 32; at < last; at += 1) {
		sum = ((sum << 1) + (GEAR[bytes[at] as number] as number)) >>> 0;
		if (at >= start + SHORTEST && (sum & MASK) === 0) return at;
	}
	return last;
}

function gear(): Uint32Array {
	let state = 0x9e37_79b9;
	return Uint32Array.from({ length: 256 }, () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return state >>> 0;
	});
}
