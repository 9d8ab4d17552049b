import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseManifest, type Manifest } from '../../lib/domain/release/format';
import { Sentence } from '../sentence';
import { ledgerFile, ledgerNumbers, oldestWorthIt, parseLedger, type Ledger } from './ledger';

/** How long one file of the live site may take, in milliseconds. */
const LIMIT = 10_000;
const AT_ONCE = 4;

/**
 * Makes the manifest and the ledgers of a published release, in a folder or at an address, readable as a folder for
 * as long as `work` lasts. Every file in it has been checked. Throws a Sentence for whatever is not a release.
 */
export async function withPrevious<T>(
	source: string | undefined,
	now: number,
	work: (dir: string | undefined) => Promise<T>,
	limit = LIMIT
): Promise<T> {
	if (source === undefined) return work(undefined);
	if (!/^https?:\/\//i.test(source)) {
		await checkFolder(source);
		return work(source);
	}
	const dir = await mkdtemp(join(tmpdir(), 'lotse-previous-'));
	try {
		await fetchRelease(source.replace(/\/+$/, ''), dir, now, limit);
		return await work(dir);
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}

async function checkFolder(dir: string): Promise<void> {
	const file = join(dir, 'manifest.json');
	const text = await readFile(file, 'utf8').catch(() => undefined);
	if (text === undefined) throw new Sentence(`--previous ${dir}: Dort liegt keine manifest.json.`);
	readManifest(text, file);
	for (const seq of await ledgerNumbers(dir)) {
		const path = join(dir, ledgerFile(seq));
		readLedgerText(await readFile(path, 'utf8'), seq, path);
	}
}

/** From the newest ledger down, until they are too old to matter or there is none. */
async function fetchRelease(site: string, dir: string, now: number, limit: number): Promise<void> {
	const address = `${site}/content/manifest.json`;
	const text = await fetchText(address, limit);
	if (text === undefined) throw new Sentence(`${address} gibt es nicht (404).`);
	const { seq } = readManifest(text, address);
	await writeFile(join(dir, 'manifest.json'), text);
	await mkdir(join(dir, 'ledger'));
	for (let newest = seq; newest > 0; newest -= AT_ONCE) {
		const batch = Array.from({ length: Math.min(AT_ONCE, newest) }, (_, index) => newest - index);
		const texts = await Promise.all(batch.map((n) => fetchText(`${site}/content/${ledgerFile(n)}`, limit)));
		for (const [index, ledgerText] of texts.entries()) {
			const n = newest - index;
			if (ledgerText === undefined) return;
			const { issued } = readLedgerText(ledgerText, n, `${site}/content/${ledgerFile(n)}`);
			if (Date.parse(issued) < oldestWorthIt(now)) return;
			await writeFile(join(dir, ledgerFile(n)), ledgerText);
		}
	}
}

/** The text at an address, undefined for 404. */
async function fetchText(address: string, limit: number): Promise<string | undefined> {
	let response: Response;
	try {
		response = await fetch(address, {
			// An edge that still serves an older manifest would have a number given twice.
			headers: { 'cache-control': 'no-cache' },
			signal: AbortSignal.timeout(limit)
		});
		if (response.ok) return await response.text();
	} catch (error) {
		const late = error instanceof Error && error.name === 'TimeoutError';
		throw new Sentence(
			`${address} ist nicht erreichbar${late ? `: keine Antwort in ${limit / 1000} Sekunden` : ''}. Es wurde nichts veröffentlicht.`,
			{ cause: error }
		);
	}
	await response.body?.cancel();
	if (response.status === 404) return undefined;
	throw new Sentence(`${address} antwortet mit Fehler ${response.status}. Es wurde nichts veröffentlicht.`);
}

function readManifest(text: string, from: string): Manifest {
	const parsed = parseManifest(text);
	if (parsed.ok) return parsed.value.manifest;
	throw new Sentence(
		parsed.fault === 'newer-format'
			? `${from} stammt von einem neueren Programm als diesem. Bitte veröffentlichen Sie mit dem neueren.`
			: `${from} ist kein Verzeichnis einer Ausgabe${asPage(text)}. Es wurde nichts veröffentlicht.`
	);
}

function readLedgerText(text: string, seq: number, from: string): Ledger {
	const ledger = parseLedger(text, seq);
	if (ledger) return ledger;
	throw new Sentence(
		`${from} ist nicht die Liste der Ausgabe ${seq}${asPage(text)}. Es wurde nichts veröffentlicht.`
	);
}

function asPage(text: string): string {
	return /^\s*</.test(text) ? ', sondern eine Internetseite, vielleicht eine Anmeldung' : '';
}
