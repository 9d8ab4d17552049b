import { parseArgs } from 'node:util';
import { Sentence } from '../sentence';
import { readBox } from './box';
import { makeMap, type Made } from './make';

const USAGE = `npm run map -- <archiv.pmtiles | https-Adresse eines Planeten-Archivs> [--dry-run]
              [--out <Datei>] [--content <Ordner>]

Macht aus einem PMTiles-Archiv (Schema «Protomaps Basemap», Fassung 4) das der eigenen Gegend: Zoom 8 bis 14, so groß
wie bbox in region.yaml. --dry-run sagt nur, wie groß es würde. Ein abgebrochener Aufruf wird fortgesetzt.`;

try {
	const { from, out, content, dryRun } = readArgs();
	const box = await readBox(content);
	console.log(`${from} wird gelesen …`);
	const made = await makeMap({ from, box, out, cacheDir: '.cache/map', dryRun, progress: teller() });
	console.log(dryRun ? wouldMake(made) : hasMade(made, out));
} catch (error) {
	if (!(error instanceof Sentence)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

function readArgs(): { from: string; out: string; content: string; dryRun: boolean } {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: {
				out: { type: 'string', default: 'streets.pmtiles' },
				content: { type: 'string', default: 'content' },
				'dry-run': { type: 'boolean', default: false }
			}
		});
		const [from, ...rest] = positionals;
		if (from === undefined || rest.length > 0) throw new Sentence(USAGE);
		return { from, out: values.out, content: values.content, dryRun: values['dry-run'] };
	} catch {
		throw new Sentence(USAGE);
	}
}

/** One line that counts up in a terminal, else a line for every tenth. */
function teller(): (done: number, total: number) => void {
	let told = -1;
	return (done, total) => {
		const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
		if (process.stdout.isTTY) {
			process.stdout.write(
				`\r${megabytes(done)} von ${megabytes(total)} geladen${done === total ? '\n' : ' '}`
			);
		} else if (tenth !== told) console.log(`${megabytes(done)} von ${megabytes(total)} geladen`);
		told = tenth;
	};
}

function wouldMake({ tiles, bytes, fetched, left, requests }: Made): string {
	const fetching =
		requests === 0
			? ''
			: `\nZu laden: ${megabytes(fetched)} in ${requests} Anfragen, davon noch nicht hier: ${megabytes(left)}.`;
	return `${tiles} Kacheln, ${bytes} Bytes (${megabytes(bytes)}).${fetching}`;
}

function hasMade({ tiles, bytes }: Made, out: string): string {
	return `${out}: ${tiles} Kacheln, ${megabytes(bytes)}. «npm run content» macht daraus die Straßenkarte.`;
}

function megabytes(bytes: number): string {
	return `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`;
}
