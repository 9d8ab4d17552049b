import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../run.mjs';
import { installByApt } from './apt.mjs';

const SECOND = 1000;

/**
 * @typedef {object} WebKit
 * @property {string} driver the path of WebKitWebDriver
 * @property {string} browser the path of the MiniBrowser that it opens
 * @property {string} screen the path of Xvfb, on which that is shown to nobody
 */

/** Firefox with what it brings along, and WebKit with its driver and a screen. */
const PACKAGES = { firefox: ['firefox-esr'], webkit: ['webkit2gtk-driver', 'xvfb'] };
/** Where Debian and others put WebKit's own small browser, under a folder for the machine and one for the version. */
const LIBRARIES = ['/usr/lib', '/usr/libexec', '/usr/lib64'];

/** @returns {Promise<{ path: string } | string>} a Firefox that starts, or why there is none */
export async function findFirefox() {
	const path = process.env.FIREFOX_PATH ?? find('firefox-esr');
	if (!path) return 'Firefox ESR is not installed (apt-get install firefox-esr, or set FIREFOX_PATH).';
	const { code } = await run(path, ['--version'], { limitMs: 20 * SECOND, quiet: true });
	return code === 0 ? { path } : `${path} does not start.`;
}

/** @returns {WebKit | string} WebKit with what it is driven by, or why it is not there */
export function findWebKit() {
	const driver = find('WebKitWebDriver');
	const screen = find('Xvfb');
	const browser = findMiniBrowser();
	if (driver && screen && browser) return { driver, browser, screen };
	return 'WebKit is not installed (apt-get install webkit2gtk-driver xvfb).';
}

/**
 * Finds Firefox and WebKit for the journeys, or tries to install them for at most two minutes. The journeys that
 * cannot be made are left out and say why.
 */
export async function tryBrowsers() {
	const packages = [
		...(typeof (await findFirefox()) === 'string' ? PACKAGES.firefox : []),
		...(typeof findWebKit() === 'string' ? PACKAGES.webkit : [])
	];
	if (packages.length > 0) {
		await installByApt(packages, { what: 'more browsers for the journeys', seconds: 120 });
	}
}

function findMiniBrowser() {
	const folders = LIBRARIES.flatMap((folder) => [folder, ...foldersIn(folder)]);
	return folders
		.flatMap(foldersIn)
		.filter((folder) => /\/webkit2?gtk-[\d.]+$/.test(folder))
		.map((folder) => join(folder, 'MiniBrowser'))
		.find((path) => existsSync(path));
}

/** @param {string} folder */
function foldersIn(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => join(folder, name));
}

/** @param {string} name */
function find(name) {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
