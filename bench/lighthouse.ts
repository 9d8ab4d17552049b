import { chromium } from '@playwright/test';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../scripts/serve.mjs';
import { npm, ROOT } from '../scripts/run.mjs';
import { chromiumLaunch } from '../scripts/chromium.mjs';

/**
 * Pinned, and no dependency of the project: it brings two hundred packages along that no test and no build needs, so
 * whoever measures has it installed beside the build.
 */
const VERSION = '12.8.2';
const HOME = join(ROOT, '.cache/lighthouse');

const PAGES = {
	start: '/de',
	offer: '/de/offers/ki-laiensprachmittlung',
	guide: '/de/guides/wohnsitz-anmelden',
	map: '/de/map'
};
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** Scores of Lighthouse's mobile profile, 0 to 100, and by name what keeps one that is no timing from 100. */
interface RunScores extends Record<(typeof CATEGORIES)[number], number> {
	failed: string[];
}
/** The run in the middle; `performances` of all of them, in order. */
export interface PageScores extends RunScores {
	performances: number[];
}
export type LighthouseScores = Record<keyof typeof PAGES, PageScores> & {
	/** How fast Lighthouse found this machine, in the slowest run; its profile of a phone is made for some 1,500. */
	benchmarkIndex: number;
};

interface Report {
	environment: { benchmarkIndex: number };
	categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
	audits: Record<string, { score: number | null }>;
}
type Lighthouse = (url: string, flags: object) => Promise<{ lhr: Report } | undefined>;

/**
 * How often each page is measured. On one machine and one build the same page had 87 and 98 within minutes; Lighthouse's
 * own advice is the median of several runs.
 */
const RUNS = 5;

/** Runs Lighthouse over each kind of page of the built site, and gives the run whose performance is the median. */
export async function measureLighthouse(dir = 'build'): Promise<LighthouseScores> {
	const lighthouse = await load();
	const site = await serve({ dir });
	try {
		const scores: Partial<LighthouseScores> = {};
		let benchmarkIndex = Infinity;
		for (const [name, path] of Object.entries(PAGES)) {
			const runs: Report[] = [];
			for (let run = 0; run < RUNS; run += 1) {
				const result = await inFreshBrowser((port) =>
					lighthouse(site.url + path, { port, logLevel: 'error', onlyCategories: CATEGORIES })
				);
				// A run that saw no paint, or no end of the work, has no score.
				if (result && result.lhr.categories.performance?.score != null) runs.push(result.lhr);
			}
			const all = runs.map(scoresOf).sort((a, b) => a.performance - b.performance);
			const median = all[Math.floor(all.length / 2)];
			if (!median) throw new Error(`Lighthouse had no answer for ${path}`);
			scores[name as keyof typeof PAGES] = { ...median, performances: all.map((run) => run.performance) };
			benchmarkIndex = Math.min(benchmarkIndex, ...runs.map((run) => run.environment.benchmarkIndex));
		}
		return { ...scores, benchmarkIndex } as LighthouseScores;
	} finally {
		await site.close();
	}
}

/**
 * One browser for each run, as Lighthouse's own command has it. In one that had opened the page before, the same page
 * of the same build was blocked for half as long again: what the last run left is cleared away during the next.
 */
async function inFreshBrowser<T>(run: (port: number) => Promise<T>): Promise<T> {
	const port = await freePort();
	const browser = await chromium.launch(chromiumLaunch(['--disable-gpu', `--remote-debugging-port=${port}`]));
	return run(port).finally(() => browser.close());
}

function scoresOf({ categories, audits }: Report): RunScores {
	const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100);
	const failed = CATEGORIES.filter((name) => name !== 'performance').flatMap((name) =>
		(categories[name]?.auditRefs ?? [])
			.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
			.map(({ id }) => id)
	);
	return {
		performance: score('performance'),
		accessibility: score('accessibility'),
		'best-practices': score('best-practices'),
		seo: score('seo'),
		failed
	};
}

async function load(): Promise<Lighthouse> {
	const entry = join(HOME, 'node_modules/lighthouse/core/index.js');
	if (!existsSync(entry)) {
		console.error(`Installing Lighthouse ${VERSION} …`);
		const args = [
			'install',
			'--prefix',
			HOME,
			'--no-save',
			'--no-audit',
			'--no-fund',
			`lighthouse@${VERSION}`
		];
		const { code } = await npm(args, { limitMs: 300_000, quiet: true });
		if (code !== 0) throw new Error(`Lighthouse ${VERSION} could not be installed`);
	}
	return ((await import(pathToFileURL(entry).href)) as { default: Lighthouse }).default;
}

function freePort(): Promise<number> {
	return new Promise((done, failed) => {
		const server = createServer();
		server.once('error', failed).listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => done(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
