import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ROOT } from '../run.mjs';
import { trustFile } from './trust-file.mjs';

const INPUTS = [
	'content',
	'messages',
	'package-lock.json',
	// The folder around it holds what inlang writes at every start.
	'project.inlang/settings.json',
	'scripts',
	'src',
	'static',
	'streets.pmtiles',
	'svelte.config.js',
	'tsconfig.json',
	'vite',
	'vite.config.ts'
];

/** Written by the build itself. */
const GENERATED = new Set(['src/paraglide']);

/**
 * One hash over everything the built site is made from: files, settings, and the month, because publishing
 * works out opening hours from the first day of the current month on.
 *
 * @param {Date} now
 * @returns {Promise<string>} SHA-256, hex
 */
export async function hashInputs(now) {
	const hash = createHash('sha256');
	hash.update(`month ${monthIn('Europe/Berlin', now)}\n`);
	for (const name of Object.keys(process.env).sort()) {
		if (name.startsWith('LOTSE_')) hash.update(`env ${name}=${process.env[name]}\n`);
	}
	// One that is named takes the place of the one in the project's folder.
	const named = process.env.LOTSE_STREETS;
	for (const input of named ? [...INPUTS, named] : INPUTS) {
		for (const path of await listFiles(input)) {
			const bytes = await readFile(resolve(ROOT, path));
			hash.update(`file ${path} ${bytes.length}\n`).update(bytes);
		}
	}
	return hash.digest('hex');
}

/**
 * The keys that the site is signed with and trusts, as one hash. The first publish may make them, so they are asked
 * for after it.
 *
 * @returns {Promise<string>} SHA-256, hex
 */
export async function hashKeys() {
	const file = trustFile(ROOT);
	return createHash('sha256')
		.update(file === undefined ? '' : await readFile(file))
		.digest('hex');
}

/**
 * @param {string} path a file or a folder; one that is not there holds nothing
 * @returns {Promise<string[]>} every file in it, in an order that is the same on every machine
 */
async function listFiles(path) {
	if (GENERATED.has(path)) return [];
	let entries;
	try {
		entries = await readdir(resolve(ROOT, path), { withFileTypes: true });
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		if (code === 'ENOTDIR') return [path];
		if (code === 'ENOENT') return [];
		throw error;
	}
	const names = entries.map((entry) => entry.name).sort();
	return (await Promise.all(names.map((name) => listFiles(`${path}/${name}`)))).flat();
}

/**
 * @param {string} timeZone
 * @param {Date} now
 */
function monthIn(timeZone, now) {
	return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit' }).format(now);
}
