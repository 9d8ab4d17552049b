import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @type {Count} */
export const PASSED = { passed: 1, failed: 0, skipped: 0 };
/** @type {Count} */
export const FAILED = { passed: 0, failed: 1, skipped: 0 };

/**
 * Runs a test runner and counts what it reported. A runner that ended badly without reporting a failed test
 * (it crashed, it hung, a file did not load, an error came after the last test) is itself one failure.
 *
 * @template Report
 * @param {string} path where the runner writes its JSON report
 * @param {(report: Report) => Count} count
 * @param {() => Promise<boolean>} runner true if it ended well
 * @returns {Promise<Count>}
 */
export async function countReport(path, count, runner) {
	const file = join(ROOT, path);
	// Or the report of the last run would be counted for a runner that died.
	await rm(file, { force: true });
	const ended = await runner();
	try {
		const counted = count(JSON.parse(await readFile(file, 'utf8')));
		return !ended && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
	} catch {
		console.log(`The test runner left no report (${path}).`);
		return FAILED;
	}
}

/**
 * @param {{ numPassedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} report of Vitest
 * @returns {Count}
 */
export function countVitest({ numPassedTests, numPendingTests, numTodoTests, testResults }) {
	// A file that failed before its first test has no tests to count.
	const failed = testResults.map(({ status, assertionResults }) => {
		const bad = assertionResults.filter((result) => result.status === 'failed').length;
		return bad === 0 && status === 'failed' ? 1 : bad;
	});
	return {
		passed: numPassedTests,
		failed: failed.reduce((sum, count) => sum + count, 0),
		skipped: numPendingTests + numTodoTests
	};
}

/**
 * @typedef {object} Suite as Playwright reports it
 * @property {Suite[]} [suites]
 * @property {{ title: string, tests: { projectName: string, status: string,
 *   annotations: { type: string, description?: string }[] }[] }[]} [specs]
 */

/**
 * Says of each test that was left out why, which Playwright's own list does not.
 *
 * @param {{ errors?: unknown[], suites?: Suite[],
 *   stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} report of Playwright
 * @returns {Count}
 */
export function countPlaywright({ errors = [], suites = [], stats }) {
	if (stats.flaky > 0) console.log(`${stats.flaky} needed a second try.`);
	for (const line of leftOut(suites)) console.log(line);
	return {
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected + errors.length,
		skipped: stats.skipped
	};
}

/**
 * @param {Suite[]} suites
 * @returns {string[]}
 */
function leftOut(suites) {
	return suites.flatMap(({ suites: inner = [], specs = [] }) => [
		...specs.flatMap(({ title, tests }) =>
			tests
				.filter(({ status }) => status === 'skipped')
				.map(({ projectName, annotations }) => {
					const why = annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given';
					return `Left out: [${projectName}] ${title}: ${why}`;
				})
		),
		...leftOut(inner)
	]);
}
