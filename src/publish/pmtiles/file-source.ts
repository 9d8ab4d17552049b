import { open } from 'node:fs/promises';
import { Sentence } from '../sentence';
import type { ArchiveSource } from './archive';

/** An archive on this machine. Throws a Sentence when there is no such file. */
export async function withFile<T>(path: string, work: (source: ArchiveSource) => Promise<T>): Promise<T> {
	const file = await open(path, 'r').catch((error: unknown) => {
		throw new Sentence(`${path} gibt es nicht oder lässt sich nicht öffnen.`, { cause: error });
	});
	const getBytes = async (offset: number, length: number) => {
		const data = new ArrayBuffer(length);
		let at = 0;
		while (at < length) {
			const { bytesRead } = await file.read(new Uint8Array(data), at, length - at, offset + at);
			if (bytesRead === 0) break;
			at += bytesRead;
		}
		// The library asks for more than there may be only once, at the start.
		if (at < length && offset > 0) {
			throw new Sentence(`${path} ist abgeschnitten: Bei Byte ${offset + at} ist Schluss.`);
		}
		return { data: data.slice(0, at) };
	};
	try {
		if ((await file.stat()).isDirectory())
			throw new Sentence(`${path} ist ein Ordner und kein PMTiles-Archiv.`);
		return await work({ name: path, getKey: () => path, getBytes });
	} finally {
		await file.close();
	}
}
