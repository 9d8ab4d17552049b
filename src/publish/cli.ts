import { parseArgs } from 'node:util';
import type { Problem } from './problem';
import { publish } from './publish';

const { values } = parseArgs({
	options: {
		content: { type: 'string', default: 'content' },
		out: { type: 'string', default: 'release' },
		/** ISO timestamp to publish as of; for tests and for rebuilding an old release. */
		now: { type: 'string' }
	}
});

const now = values.now === undefined ? new Date() : new Date(values.now);
if (Number.isNaN(now.getTime())) {
	console.error(`--now ${values.now}: kein Zeitpunkt. Beispiel: 2026-11-23T12:00:00Z`);
	process.exit(2);
}

const outcome = await publish({ contentDir: values.content, outDir: values.out, now });
if (!outcome.ok) {
	for (const problem of outcome.problems) console.error(line(problem));
	const files = new Set(outcome.problems.map(({ file }) => file)).size;
	const count = outcome.problems.length;
	console.error(
		`\n${count === 1 ? 'Ein Fehler' : `${count} Fehler`} in ${files === 1 ? 'einer Datei' : `${files} Dateien`}. Es wurde nichts veröffentlicht; die letzte gute Fassung bleibt stehen.`
	);
	process.exitCode = 1;
} else {
	for (const hint of outcome.hints) console.warn(`Hinweis: ${line(hint)}`);
	console.log(
		outcome.changed ? `Ausgabe ${outcome.seq} geschrieben.` : `Unverändert, Ausgabe ${outcome.seq}.`
	);
	for (const [name, info] of Object.entries(outcome.packs)) {
		if (!info) continue;
		const packed = info.full.reduce((sum, part) => sum + part.packed, 0);
		console.log(
			`  ${name.padEnd(12)} ${info.records} Einträge, ${(packed / 1000).toFixed(1)} kB komprimiert, Teile: ${info.full.length}`
		);
	}
}

function line({ file, line, text }: Problem): string {
	return `${values.content.replace(/[\\/]+$/, '')}/${file}:${line}: ${text}`;
}
