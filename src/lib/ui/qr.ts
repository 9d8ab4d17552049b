import { correction, generate } from 'lean-qr/nano';

/** Modules of white that a reader needs around the code (ISO 18004). */
const QUIET = 4;

/** A text as a QR code: one SVG path of dark unit squares, in a square box of this size. Throws beyond 2,331 bytes. */
export function qrPath(text: string): { path: string; size: number } {
	const code = generate(text, { minCorrectionLevel: correction.M });
	let path = '';
	for (let y = 0; y < code.size; y += 1) {
		for (let x = 0; x < code.size; x += 1) {
			if (!code.get(x, y)) continue;
			const from = x;
			while (code.get(x + 1, y)) x += 1;
			const width = x + 1 - from;
			path += `M${from + QUIET} ${y + QUIET}h${width}v1h-${width}z`;
		}
	}
	return { path, size: code.size + 2 * QUIET };
}
