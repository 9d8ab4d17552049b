import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run, tool } from '../run.mjs';
import { Sentence } from '../sentence.mjs';
import { installByApt } from './apt.mjs';

const SECOND = 1000;
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/local/bin/chromium',
	'/opt/google/chrome/chrome',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];

const SHELL = 'chromium-headless-shell';
/** Where Debian has it. Its headless shell is a package of its own, which others do not offer. */
const DEBIANS = '/usr/bin/chromium';

/**
 * Finds a Chrome or Chromium for the tests, or installs one, and its headless shell where there is one; says in
 * `CHROME_PATH` and `CHROME_SHELL_PATH` where they are. Needs `node_modules`. Throws a Sentence when there is no browser.
 */
export async function ensureBrowsers() {
	const isChosen = process.env.CHROME_PATH !== undefined;
	const browser = await ensureBrowser();
	process.env.CHROME_PATH = browser;
	// Who names a browser wants that one.
	if (!isChosen && browser === DEBIANS) process.env.CHROME_SHELL_PATH = await ensureShell();
}

/** The path of the headless shell, or nothing: all that it does the browser does too. */
async function ensureShell() {
	const path = join(dirname(DEBIANS), SHELL);
	if (await starts(path)) return path;
	await installByApt([SHELL], { what: 'Chromium’s headless shell for the tests', seconds: 240 });
	return (await starts(path)) ? path : '';
}

/** @returns {Promise<string>} the path of a browser that starts */
async function ensureBrowser() {
	const path = (await findBrowser()) ?? (await fromApt()) ?? (await installByPlaywright());
	if (path) return path;
	throw new Sentence(
		'The tests need a browser: please install Chromium or Chrome, or set CHROME_PATH to where it is.'
	);
}

async function findBrowser() {
	const given = process.env.CHROME_PATH;
	if (given) {
		if (await starts(given)) return given;
		console.log(`CHROME_PATH is ${given}, which does not start; looking for another browser.`);
	}
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	for (const path of [...candidates, ...USUAL_PLACES]) {
		if (await starts(path)) return path;
	}
	return undefined;
}

/**
 * Being there is not enough: Ubuntu's `chromium-browser` is a note that asks for a snap.
 *
 * @param {string} path
 */
async function starts(path) {
	if (!existsSync(path)) return false;
	// Chrome on Windows opens a window when it is asked for its version.
	if (process.platform === 'win32') return true;
	const { code } = await run(path, ['--version'], { limitMs: 20 * SECOND, quiet: true });
	return code === 0;
}

async function fromApt() {
	await installByApt(['chromium'], { what: 'Chromium for the tests' });
	return findBrowser();
}

async function installByPlaywright() {
	console.log('Installing Chromium for the tests (playwright install chromium) …');
	const args = ['install', 'chromium'];
	await tool('playwright', args, { limitMs: 300 * SECOND, quiet: true });
	const { chromium } = await import('playwright-core');
	const path = chromium.executablePath();
	return (await starts(path)) ? path : undefined;
}
