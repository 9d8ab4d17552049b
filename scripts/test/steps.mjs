import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, tool } from '../run.mjs';
import { ensureBrowsers } from '../setup/browser.mjs';
import { tryBrowsers } from '../setup/browsers.mjs';
import { tryNginx } from '../setup/nginx.mjs';
import { countPlaywright, countReport, countVitest, FAILED, PASSED } from './reports.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {boolean} [speaks] says itself how it goes
 * @property {() => Promise<import('./reports.mjs').Count & { output?: string }>} run with what it has not said itself
 */

/** @typedef {Step[][]} Group rows of steps beside each other; in a row one comes after the other */

const MINUTE = 60_000;
/** Runtimes with walls of their own (the page's are svelte-check's). */
const PROJECTS = ['src/publish', 'src/service-worker', 'scripts', 'bench'];

/**
 * Longer than two quiet cores need, so that a busy machine is no failure; shorter than CI's own limit, which would
 * swallow what was found until then.
 */
const DEADLINE = Date.now() + 60 * MINUTE;

let hasSite = false;

/**
 * What needs neither a browser nor a build: two rows, since each of them keeps one core busy.
 *
 * @type {Group}
 */
export const STATIC = [
	[
		{
			name: 'types',
			run: async () => {
				await run(process.execPath, ['scripts/test/generate.mjs'], { limitMs: MINUTE });
				const results = [
					await check('@sveltejs/kit#svelte-kit', 'sync'),
					await check('svelte-check', '--fail-on-warnings', '--output', 'human')
				];
				return sumOf(results);
			}
		}
	],
	[
		{ name: 'format', run: () => check('prettier', '--check', '--log-level', 'warn', '.') },
		{ name: 'lint', run: () => check('eslint', '--max-warnings', '0', '.') },
		{
			name: 'runtimes',
			run: async () => {
				const results = [];
				for (const project of PROJECTS.map((folder) => `${folder}/tsconfig.json`)) {
					if (existsSync(join(ROOT, project))) {
						results.push(await check('typescript#tsc', '--noEmit', '-p', project));
					}
				}
				return sumOf(results);
			}
		}
	]
];

/**
 * What needs a browser or a build. The specs wait for the disk and the build for its one busy core, so they run beside
 * each other; journeys keep both cores busy.
 *
 * @type {Group[]}
 */
export const RUNNING = [
	[
		[
			{
				name: 'specs',
				speaks: true,
				run: async () => {
					const report = '.cache/vitest.json';
					const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
					await tryNginx();
					return withBrowser(() => countReport(report, countVitest, () => ends(15, 'vitest', args)));
				}
			}
		],
		[
			{
				name: 'build',
				run: async () => {
					const { code, output } = await run(process.execPath, ['scripts/build.mjs'], {
						limitMs: 12 * MINUTE,
						quiet: true
					});
					hasSite = code === 0;
					return { ...(hasSite ? PASSED : FAILED), output };
				}
			}
		]
	],
	[[{ name: 'journeys', speaks: true, run: () => withBrowser(() => journeys(40)) }]],
	[
		[
			{
				// The core ones, in every engine that a phone may have.
				name: 'browsers',
				speaks: true,
				run: async () => {
					if (hasSite) await tryBrowsers();
					return withBrowser(() => journeys(10, 'browsers', ['--config=tests/browsers']));
				}
			}
		]
	]
];

/** @param {Awaited<ReturnType<typeof check>>[]} results of a step that is several checks */
function sumOf(results) {
	const output = results.map((result) => result.output).join('');
	return { ...(results.some(({ failed }) => failed > 0) ? FAILED : PASSED), output };
}

/**
 * Says nothing itself: two checks that speak at once are read by nobody.
 *
 * @param {string} name
 * @param {string[]} args
 */
async function check(name, ...args) {
	const { code, output } = await tool(name, args, { limitMs: limitOf(5), quiet: true });
	return {
		...(code === 0 ? PASSED : FAILED),
		output: code === 124 ? `${output}${name} took too long.\n` : output
	};
}

/** @param {() => Promise<import('./reports.mjs').Count>} runner */
async function withBrowser(runner) {
	await ensureBrowsers();
	return runner();
}

/**
 * @param {number} minutes
 * @param {string} report
 * @param {string[]} args
 */
async function journeys(minutes, report = 'playwright', args = []) {
	if (!hasSite) {
		console.log('The journeys need the built site, and it could not be built.');
		return FAILED;
	}
	const path = `.cache/${report}.json`;
	const lines = process.stdout.isTTY ? 'line' : 'list';
	const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: join(ROOT, path) };
	const line = ['test', `--reporter=${lines},json`, ...args];
	return countReport(path, countPlaywright, () => ends(minutes, '@playwright/test#playwright', line, env));
}

/**
 * @param {number} minutes
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function ends(minutes, name, args, env) {
	const limitMs = limitOf(minutes);
	const { code } = await tool(name, args, { limitMs, ...(env && { env }) });
	if (code === 124) console.log(`${name} was stopped after ${Math.round(limitMs / 1000)} seconds.`);
	return code === 0;
}

/** @param {number} minutes */
function limitOf(minutes) {
	return Math.max(1000, Math.min(minutes * MINUTE, DEADLINE - Date.now()));
}
