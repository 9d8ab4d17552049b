import decode from 'jsqr';
import { expect, test } from 'vitest';
import { qrPath } from './qr';

/** What a camera sees: the path filled black on white, four pixels to a module. */
function photo({ path, size }: { path: string; size: number }) {
	const scale = 4;
	const width = size * scale;
	const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
	for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
			const from = row * width + Number(x) * scale;
			for (let at = from; at < from + Number(run) * scale; at += 1) pixels.set([0, 0, 0], at * 4);
		}
	}
	return { pixels, width };
}

for (const address of [
	'https://lippe.example/de',
	'https://lippe.example/ar/guides/wohnsitz-anmelden',
	`https://lippe.example/de/offers/${'sehr-langer-name-'.repeat(12)}`,
	'https://lippe.example/de/guides/käse?ß=ü'
]) {
	test(`a phone reads ${address.slice(0, 50)} back`, () => {
		const { pixels, width } = photo(qrPath(address));
		expect(decode(pixels, width, width)?.data).toBe(address);
	});
}

test('the white border that readers need is part of the drawing', () => {
	const { path, size } = qrPath('https://lippe.example/de');
	const columns = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, run]) => ({
		from: Number(x),
		to: Number(x) + Number(run),
		y: Number(y)
	}));
	expect(Math.min(...columns.flatMap(({ from, y }) => [from, y]))).toBe(4);
	expect(Math.max(...columns.flatMap(({ to, y }) => [to, y + 1]))).toBe(size - 4);
});
