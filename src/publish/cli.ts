import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Problem } from './problem';
import { publish, type Outcome } from './publish';
import { Sentence } from './sentence';

/** Where `npm run map` puts the region's archive; git ignores it. */
const STREETS = 'streets.pmtiles';

const { values } = parseArgs({
	options: {
		content: { type: 'string', default: 'content' },
		out: { type: 'string', default: 'release' },
		/** A release folder or the address of the site; by default the last release in `out`. */
		previous: { type: 'string' },
		/** A PMTiles file of the region's streets; by default LOTSE_STREETS, else `streets.pmtiles` if it is there. */
		streets: { type: 'string' },
		/** ISO timestamp to publish as of; for tests and for rebuilding an old release. */
		now: { type: 'string' }
	}
});

const now = values.now === undefined ? new Date() : new Date(values.now);
if (Number.isNaN(now.getTime())) {
	console.error(`--now ${values.now}: kein Zeitpunkt. Beispiel: 2026-11-23T12:00:00Z`);
	process.exit(2);
}

try {
	const { content: contentDir, out: outDir, previous } = values;
	tell(await publish({ contentDir, outDir, now, previous, streets: values.streets ?? streetsHere() }));
} catch (error) {
	if (!(error instanceof Sentence)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

function streetsHere(): string | undefined {
	return process.env.LOTSE_STREETS || (existsSync(STREETS) ? STREETS : undefined);
}

function tell(outcome: Outcome): void {
	if (!outcome.ok) {
		for (const problem of outcome.problems) console.error(line(problem));
		const files = new Set(outcome.problems.map(({ file }) => file)).size;
		const count = outcome.problems.length;
		console.error(
			`\n${count === 1 ? 'Ein Fehler' : `${count} Fehler`} in ${files === 1 ? 'einer Datei' : `${files} Dateien`}. Es wurde nichts veröffentlicht; die letzte gute Fassung bleibt stehen.`
		);
		process.exitCode = 1;
		return;
	}
	for (const hint of outcome.hints) console.warn(`Hinweis: ${line(hint)}`);
	const { seq, changed, packs, streets, lostStreets, local } = outcome;
	console.log(changed ? `Ausgabe ${seq} geschrieben.` : `Unverändert, Ausgabe ${seq}.`);
	for (const [name, info] of Object.entries(packs)) {
		if (!info) continue;
		const packed = info.full.reduce((sum, part) => sum + part.packed, 0);
		const since = info.oldest < seq ? `, Unterschiede seit Ausgabe ${info.oldest}` : '';
		console.log(
			`  ${name.padEnd(12)} ${info.records} Einträge, ${(packed / 1000).toFixed(1)} kB komprimiert, Teile: ${info.full.length}${since}`
		);
	}
	for (const { zoom, bytes, day } of streets) {
		const since = day === undefined ? '' : `, Stand ${day}`;
		console.log(`  Straßenkarte bis Zoom ${zoom}: ${(bytes / 1e6).toFixed(1)} MB${since}`);
	}
	if (lostStreets) {
		console.warn(
			'Hinweis: Die Ausgabe davor hatte eine Straßenkarte, diese hat keine. Fehlt hier streets.pmtiles? Die Datei macht «npm run map».'
		);
	}
	if (local) {
		console.log(
			'Ohne Schlüssel in keys/: mit einem örtlichen Schlüsselpaar unterschrieben, das nur auf diesem Rechner gilt. Eigene Schlüssel macht «npm run keys».'
		);
	}
}

function line({ file, line, text }: Problem): string {
	return `${values.content.replace(/[\\/]+$/, '')}/${file}:${line}: ${text}`;
}
