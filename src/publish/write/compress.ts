import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gunzip, gzip } from 'node:zlib';
import type { Put } from './install';

const brotli = promisify(brotliCompress);
const unbrotli = promisify(brotliDecompress);
const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** A text as it lies on the server: plain, and as a host hands it out by Accept-Encoding. */
export interface Packed {
	plain: Buffer;
	br: Buffer;
	gz: Buffer;
}

/** How a text is packed. */
export type Pack = (text: string) => Promise<Packed>;

/** Brotli's best: it takes a second for what thousands of phones fetch. */
const BEST = 11;

/** Brotli keeps a core busy for a while, and two are what a small machine has. */
export const AT_ONCE = 2;

/** @param quality Brotli's, 0 to 11 */
export function packAt(quality = BEST): Pack {
	return async (text) => {
		const plain = Buffer.from(text, 'utf8');
		const [br, gz] = await Promise.all([
			brotli(plain, {
				params: {
					[constants.BROTLI_PARAM_QUALITY]: quality,
					[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
					[constants.BROTLI_PARAM_SIZE_HINT]: plain.length
				}
			}),
			zip(plain, { level: 9 })
		]);
		return { plain, br, gz };
	};
}

/**
 * A text's files as an earlier release has left them at this path. Undefined where one of them is missing or holds
 * anything else: to compress a text takes a second, to look whether it is still in there takes none.
 */
export async function packedBefore(path: string, text: string): Promise<Packed | undefined> {
	try {
		const [plain, br, gz] = await Promise.all([
			readFile(path),
			readFile(`${path}.br`),
			readFile(`${path}.gz`)
		]);
		const texts = [plain, await unbrotli(br), await unzip(gz)];
		return texts.every((bytes) => bytes.toString('utf8') === text) ? { plain, br, gz } : undefined;
	} catch {
		return undefined;
	}
}

/** The plain file at its path, the compressed ones beside it. */
export async function putPacked(put: Put, path: string, { plain, br, gz }: Packed): Promise<void> {
	await put(path, plain);
	await put(`${path}.br`, br);
	await put(`${path}.gz`, gz);
}
