import { measureBytes } from './bytes';
import { measureHosting } from './hosting/measure';
import { measureLighthouse } from './lighthouse';
import { measureMap } from './map/measure';
import { measureScale } from './scale/measure';
import { measureSearch } from './search/measure';
import { measureStartup } from './startup';
import { measureSync } from './sync/measure';

/** The sample that shows how much a real district writes. */
const PAGES = '../shared/samples/integreat/lkaugsburg/de/pages.json';
const QUESTIONS = '../shared/samples/integreat/lkaugsburg/questions.json';

/** `npm run bench -- <name> [--json]`: one object of figures; each name's meaning stands beside its measure. */
const MEASURES: Record<string, () => Promise<object>> = {
	bytes: () => measureBytes(),
	map: () => measureMap(),
	sync: () => measureSync(option('pages') ?? PAGES),
	scale: () => measureScale(),
	search: () =>
		measureSearch({
			pages: option('pages') ?? PAGES,
			questions: option('questions') ?? QUESTIONS,
			locale: option('locale') ?? 'de',
			form: option('form') ?? 'question'
		}),
	lighthouse: () => measureLighthouse(),
	startup: () => measureStartup(),
	hosting: () => measureHosting(option('pages') ?? PAGES)
};

/** The value after `--name`. */
function option(name: string): string | undefined {
	const at = process.argv.indexOf(`--${name}`);
	return at < 0 ? undefined : process.argv[at + 1];
}

const [name = ''] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const measure = MEASURES[name];
if (!measure) {
	console.error(`Usage: npm run bench -- <${Object.keys(MEASURES).join('|')}> [--json]`);
	process.exit(1);
}
/** Measures that need no browser, and so are no reason to fetch one. */
const IN_NODE = new Set(['search']);
if (!IN_NODE.has(name)) {
	const { ensureBrowsers } = (await import('../scripts/setup.mjs')) as {
		ensureBrowsers: () => Promise<void>;
	};
	await ensureBrowsers();
}
const figures = await measure();
if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
else console.table(figures);
process.exit(0);
