import type { Problem } from './problem';
import type { Outcome } from './publish';

/** Says in the terminal what became of a publish; after a problem the process ends with 1. */
export function tellOutcome(outcome: Outcome, contentDir: string): void {
	if (!outcome.ok) {
		tellProblems(outcome.problems, contentDir);
		console.error('Es wurde nichts veröffentlicht; die letzte gute Fassung bleibt stehen.');
		process.exitCode = 1;
		return;
	}
	for (const hint of outcome.hints) console.warn(`Hinweis: ${line(hint, contentDir)}`);
	const { seq, changed, packs, streets, lostStreets, pictures, local, report } = outcome;
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
	if (pictures.count > 0)
		console.log(`  Bilder: ${pictures.count}, zusammen ${(pictures.bytes / 1000).toFixed(1)} kB`);
	const outdated = report.locales.reduce((sum, row) => sum + row.outdated.length, 0);
	const unstamped = report.locales.reduce((sum, row) => sum + row.unstamped.length, 0);
	if (outdated + unstamped > 0) {
		console.warn(
			`Hinweis: ${outdated} veraltete Übersetzungen, ${unstamped} ohne Stempel. Welche, sagt «npm run content -- --report».`
		);
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

/** Every problem, and how many there are. */
export function tellProblems(problems: readonly Problem[], contentDir: string): void {
	for (const problem of problems) console.error(line(problem, contentDir));
	const files = new Set(problems.map(({ file }) => file)).size;
	const count = problems.length;
	console.error(
		`\n${count === 1 ? 'Ein Fehler' : `${count} Fehler`} in ${files === 1 ? 'einer Datei' : `${files} Dateien`}.`
	);
}

function line({ file, line, text }: Problem, contentDir: string): string {
	return `${contentDir}/${file}:${line}: ${text}`;
}
