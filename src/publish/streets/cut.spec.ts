import { expect, test } from 'vitest';
import { sha256 } from '../../lib/domain/release/hash';
import { join } from '../pmtiles/lay-out';
import { cut } from './cut';

const KIB = 1_024;
const noise = (length: number, seed: number) => {
	let state = seed;
	return Uint8Array.from({ length }, () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 24);
};
const names = (bytes: Uint8Array) => Promise.all(cut(bytes).map((part) => sha256(part.slice().buffer)));

test.each([0, 1, 262_143, 262_144, 524_288, 5_000_000])('of %i bytes none is lost at a cut', (length) => {
	const bytes = noise(length, 7);
	const parts = cut(bytes);
	expect(Buffer.compare(join(parts), bytes)).toBe(0);
	for (const [index, { length: size }] of parts.entries()) {
		expect(size).toBeLessThanOrEqual(512 * KIB);
		if (index < parts.length - 1) expect(size).toBeGreaterThanOrEqual(256 * KIB);
	}
});

test('bytes without any variety are cut at the longest a part may be', () => {
	expect(cut(new Uint8Array(1_200_000)).map(({ length }) => length)).toEqual([524_288, 524_288, 151_424]);
});

test('a few bytes put in near the beginning leave most parts what they were', async () => {
	const before = noise(8_000_000, 3);
	const after = join([before.slice(0, 300_000), noise(5_000, 9), before.slice(300_000)]);
	const known = new Set(await names(before));
	const now = await names(after);
	expect(now.filter((name) => !known.has(name)).length).toBeLessThan(4);
	expect(now.length).toBeGreaterThan(15);
});
