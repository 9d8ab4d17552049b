import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, tool } from '../run.mjs';
import { Sentence } from '../sentence.mjs';

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

/**
 * Finds a Chrome or Chromium for the tests, or installs one. Needs `node_modules`.
 *
 * @returns {Promise<string>} the path of a browser that starts
 */
export async function ensureBrowser() {
	const path = (await findBrowser()) ?? (await installByApt()) ?? (await installByPlaywright());
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

async function installByApt() {
	if (!existsSync('/usr/bin/apt-get')) return undefined;
	const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
	if (asRoot.length > 0) {
		const allowed = await run('sudo', ['-n', 'true'], { limitMs: 5 * SECOND, quiet: true });
		if (allowed.code !== 0) return undefined;
	}
	console.log('Installing Chromium for the tests (apt-get install chromium) …');
	/** @param {number} seconds @param {string[]} args */
	const apt = (seconds, ...args) => {
		const line = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
		return run('/usr/bin/env', line, { limitMs: seconds * SECOND, quiet: true });
	};
	// An update that failed may still leave lists that are good enough.
	await apt(120, 'update', '-q');
	const { code, output } = await apt(360, 'install', '-y', '-q', '--no-install-recommends', 'chromium');
	if (code !== 0) console.log(output.trim().split('\n').slice(-3).join('\n'));
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
