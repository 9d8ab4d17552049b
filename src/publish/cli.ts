import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLocale, LOCALES, type Locale } from '../lib/domain/records';
import { sortProblems, type Problem } from './problem';
import { publish } from './publish';
import { readContent } from './read-content';
import { reportAsPage } from './report/as-page';
import { reportAsText } from './report/as-text';
import { makeReport } from './report/report';
import { Sentence } from './sentence';
import { tellOutcome, tellProblems } from './tell';
import { writeStamps } from './written/write-stamps';

/** Where `npm run map` puts the region's archive; git ignores it. */
const STREETS = 'streets.pmtiles';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		content: { type: 'string', default: 'content' },
		out: { type: 'string', default: 'release' },
		/** A release folder or the address of the site; by default the last release in `out`. */
		previous: { type: 'string' },
		/** A PMTiles file of the region's streets; by default LOTSE_STREETS, else `streets.pmtiles` if it is there. */
		streets: { type: 'string' },
		/** ISO timestamp to publish as of; for tests and for rebuilding an old release. */
		now: { type: 'string' },
		/** Refuses what nobody confirmed. */
		strict: { type: 'boolean', default: false },
		/** Says how far the content is, and publishes nothing. */
		report: { type: 'boolean', default: false },
		/** Where to write the report as a page as well. */
		page: { type: 'string' },
		/** A language or `all`: stamps translations just made, those in the files named or all that have no stamp. */
		stamp: { type: 'string' }
	}
});
const contentDir = values.content.replace(/[\\/]+$/, '');

const now = values.now === undefined ? new Date() : new Date(values.now);
if (Number.isNaN(now.getTime())) {
	console.error(`--now ${values.now}: kein Zeitpunkt. Beispiel: 2026-11-23T12:00:00Z`);
	process.exit(2);
}

try {
	if (values.stamp !== undefined) await stamp(values.stamp);
	else if (values.report) await report();
	else await release();
} catch (error) {
	if (!(error instanceof Sentence)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

async function release(): Promise<void> {
	if (positionals.length > 0) {
		throw new Sentence(`«${positionals.join(' ')}»: Dateien nennen Sie nur zusammen mit --stamp.`);
	}
	const streets =
		values.streets ?? (process.env.LOTSE_STREETS || (existsSync(STREETS) ? STREETS : undefined));
	const { out: outDir, previous, strict } = values;
	const outcome = await publish({ contentDir, outDir, now, previous, streets, strict });
	tellOutcome(outcome, contentDir);
	if (outcome.ok) await writePage(reportAsPage(outcome.report));
}

async function report(): Promise<void> {
	const { problems, ...content } = await readContent(contentDir, now);
	if (!tellFaults(problems)) return;
	const found = makeReport({ ...content, hints: sortProblems(content.hints) });
	console.log(reportAsText(found));
	await writePage(reportAsPage(found));
}

async function stamp(language: string): Promise<void> {
	if (language !== 'all' && !isLocale(language)) {
		throw new Sentence(
			`--stamp ${language}: Die Sprache gibt es nicht. Bekannt sind: all, ${LOCALES.join(', ')}.`
		);
	}
	const locales: readonly Locale[] = language === 'all' ? LOCALES : [language];
	// Faults of another kind do not matter here; a file that cannot be read is not among `written`.
	const { written } = await readContent(contentDir, now);
	const known = new Set(written.flatMap(({ texts }) => Object.values(texts).map(({ file }) => file)));
	const files = positionals.map((name) => {
		const file = relative(contentDir, resolve(name)).replaceAll('\\', '/');
		const found = known.has(file) ? file : name.replaceAll('\\', '/');
		if (!known.has(found)) throw new Sentence(`«${name}» ist keine Datei mit Texten in ${contentDir}/.`);
		return found;
	});
	const stamped = await writeStamps({
		contentDir,
		written,
		locales,
		files: files.length > 0 ? files : undefined
	});
	for (const { file, locale } of stamped) console.log(`${contentDir}/${file}: ${locale} gestempelt`);
	console.log(stamped.length === 0 ? 'Nichts zu stempeln.' : `${stamped.length} Übersetzungen gestempelt.`);
}

function tellFaults(problems: readonly Problem[]): boolean {
	if (problems.length === 0) return true;
	tellProblems(sortProblems(problems), contentDir);
	process.exitCode = 1;
	return false;
}

async function writePage(html: string): Promise<void> {
	if (values.page === undefined) return;
	await mkdir(dirname(values.page), { recursive: true });
	await writeFile(values.page, html);
}
