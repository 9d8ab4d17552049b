import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** A text as it lies on the server: plain, and as a host hands it out by Accept-Encoding. */
export interface Packed {
	plain: Buffer;
	br: Buffer;
	gz: Buffer;
}

export async function pack(text: string): Promise<Packed> {
	const plain = Buffer.from(text, 'utf8');
	const [br, gz] = await Promise.all([
		brotli(plain, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: 11,
				[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
				[constants.BROTLI_PARAM_SIZE_HINT]: plain.length
			}
		}),
		zip(plain, { level: 9 })
	]);
	return { plain, br, gz };
}
