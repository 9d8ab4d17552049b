import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { npm, ROOT, tool } from '../run.mjs';
import { Sentence } from '../sentence.mjs';
import { BACKGROUND, buildBackground } from './background.mjs';
import { compressFolder } from './compress.mjs';
import { hashInputs, hashKeys } from './inputs.mjs';
import { forgetPages } from './worker.mjs';
import { writeWordsToRead } from './words-to-read.mjs';

const MINUTE = 60_000;
const BUILD = join(ROOT, 'build');
/** What the editors have to do, as a page; made by the publish, served beside the app and part of no shell. */
const REPORT = join(ROOT, '.cache/editors-report.html');
const STAMP = join(ROOT, '.cache/build-stamp.json');
/** A build that lacks one of these was made by something else, or cut off. */
const ESSENTIALS = ['shell.html', BACKGROUND, 'content/manifest.json', 'editors/report.html'];

/**
 * Publishes the content and builds the site into `build/`, if anything it is made from has changed.
 *
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<boolean>} whether something had to be built
 */
export async function buildSite({ force = false } = {}) {
	// Taken before building: what changes meanwhile is seen the next time.
	const inputs = await hashInputs(new Date());
	if (!force && (await isBuiltFrom(inputs))) return false;

	// A mistake in the content ends here, before the last good build is touched.
	await publish();
	const keys = await hashKeys();

	await rm(STAMP, { force: true });
	console.log('Building the site …');
	const { code } = await tool('vite', ['build', '--logLevel', 'warn'], { limitMs: 10 * MINUTE });
	if (code !== 0) throw new Sentence('The site could not be built; what is wrong stands above.');

	await forgetPages(BUILD);
	await buildBackground(BUILD);

	// With its times: a host may make ETags of them, and phones would fetch the same manifest again after each build.
	const asItIs = { recursive: true, preserveTimestamps: true, filter: isPublic };
	await cp(join(ROOT, 'release'), join(BUILD, 'content'), asItIs);
	await mkdir(join(BUILD, 'editors'), { recursive: true });
	await cp(REPORT, join(BUILD, 'editors/report.html'));
	await writeWordsToRead(join(BUILD, 'editors/words'));
	const { files, reused } = await compressFolder(BUILD);
	console.log(`Compressed ${files} files, ${reused} of them unchanged since an earlier build.`);

	await mkdir(dirname(STAMP), { recursive: true });
	await writeFile(STAMP, JSON.stringify({ inputs, keys }));
	return true;
}

/** Turns `content/` into the release files in `release/`. */
export async function publish() {
	console.log('Publishing the content …');
	const page = ['run', '--silent', 'content', '--', '--page', REPORT];
	const { code } = await npm(page, { limitMs: 5 * MINUTE });
	if (code !== 0) throw new Sentence('The content was not published; what is wrong stands above.');
}

/**
 * What a publish that was cut off left behind has a name that starts with a dot.
 *
 * @param {string} path
 */
function isPublic(path) {
	return !basename(path).startsWith('.');
}

/** @param {string} inputs */
async function isBuiltFrom(inputs) {
	if (!ESSENTIALS.every((file) => existsSync(join(BUILD, file)))) return false;
	try {
		const stamp = JSON.parse(await readFile(STAMP, 'utf8'));
		return stamp.inputs === inputs && stamp.keys === (await hashKeys());
	} catch {
		return false;
	}
}
