import type { ArchiveSource } from '../pmtiles/archive';
import { Sentence } from '../sentence';

/** How long one request may take, in milliseconds. */
const LIMIT = 120_000;

const LATER = 'Was schon geladen ist, bleibt; der nächste Aufruf macht dort weiter.';

export interface RemoteSource extends ArchiveSource {
	/** What distinguishes this file from the one that lies there tomorrow; after the first read. */
	edition(): string;
}

/** An archive at an address, read by ranges (RFC 9110, 14.2). Everything that goes wrong is a Sentence. */
export function remoteSource(address: string, limit = LIMIT): RemoteSource {
	let edition: string | undefined;
	return {
		name: address,
		getKey: () => address,
		edition: () => edition ?? '',
		async getBytes(offset, length) {
			const response = await ask(address, offset, length, limit);
			await expectPart(response, address);
			const now = editionOf(response);
			edition ??= now;
			if (edition !== now) {
				await response.body?.cancel();
				throw new Sentence(
					`${address} hat sich während des Ladens geändert. Bitte rufen Sie den Befehl noch einmal auf.`
				);
			}
			const data = await bodyOf(response, address);
			// Only the first read may ask for more than there is.
			if (data.byteLength > length || (data.byteLength < length && offset > 0)) {
				throw new Sentence(`${address} schickt ${data.byteLength} statt ${length} Bytes. ${LATER}`);
			}
			return { data };
		}
	};
}

async function ask(address: string, offset: number, length: number, limit: number): Promise<Response> {
	try {
		return await fetch(address, {
			headers: { range: `bytes=${offset}-${offset + length - 1}`, 'accept-encoding': 'identity' },
			signal: AbortSignal.timeout(limit)
		});
	} catch (error) {
		throw unreachable(address, error, limit);
	}
}

async function expectPart(response: Response, address: string): Promise<void> {
	if (response.status === 206) return;
	await response.body?.cancel();
	if (response.status === 404) throw new Sentence(`${address} gibt es nicht (404).`);
	if (response.status === 416) throw new Sentence(`${address} ist kürzer, als ein PMTiles-Archiv sein kann.`);
	if (response.ok) {
		throw new Sentence(
			`Der Server von ${address} kann keine Teile einer Datei schicken (Range). Bitte laden Sie die Datei selbst und geben Sie ihren Pfad an.`
		);
	}
	throw new Sentence(`${address} antwortet mit Fehler ${response.status}. ${LATER}`);
}

async function bodyOf(response: Response, address: string): Promise<ArrayBuffer> {
	try {
		return await response.arrayBuffer();
	} catch (error) {
		throw unreachable(address, error, LIMIT);
	}
}

function unreachable(address: string, error: unknown, limit: number): Sentence {
	const late = error instanceof Error && error.name === 'TimeoutError';
	return new Sentence(
		`${address} ist nicht erreichbar${late ? `: keine Antwort in ${limit / 1000} Sekunden` : ''}. Besteht eine Verbindung zum Internet? ${LATER}`,
		{ cause: error }
	);
}

function editionOf({ headers }: Response): string {
	const size = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] ?? '';
	return `${headers.get('etag') ?? headers.get('last-modified') ?? ''} ${size}`;
}
