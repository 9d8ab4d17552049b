import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../run.mjs';

const MESSAGES = join(ROOT, 'messages');
/** Language -> names of the words that a person has read. Who changes a word takes its name out again. */
const READ = join(ROOT, 'docs/words-read.json');
/** A table program takes a file for UTF-8 only if it begins so. */
const BOM = '\ufeff';

/**
 * Lists for the office, one file a language, the words of the interface that no person has read: name, German,
 * translation. Tables as programs for tables open them.
 *
 * @param {string} folder where the files go
 */
export async function writeWordsToRead(folder) {
	await mkdir(folder, { recursive: true });
	const { baseLocale, locales } = await readJson(join(ROOT, 'project.inlang/settings.json'));
	const read = await readJson(READ);
	const german = await readJson(join(MESSAGES, `${baseLocale}.json`));
	for (const locale of locales.filter((/** @type {string} */ name) => name !== baseLocale)) {
		const words = await readJson(join(MESSAGES, `${locale}.json`));
		const rows = unreadRows(german, words, read[locale] ?? []);
		const text = [['Name', 'Deutsch', locale], ...rows].map((row) => row.map(cell).join(';')).join('\r\n');
		await writeFile(join(folder, `${locale}.csv`), `${BOM}${text}\r\n`);
	}
}

/**
 * @param {Record<string, unknown>} german
 * @param {Record<string, unknown>} words
 * @param {readonly string[]} read
 * @returns {string[][]} name, German, translation
 */
export function unreadRows(german, words, read) {
	return Object.keys(german)
		.filter((name) => !name.startsWith('$') && !read.includes(name))
		.map((name) => [name, said(german[name]), said(words[name])]);
}

/**
 * A word, or all forms of one that is counted.
 *
 * @param {unknown} word
 * @returns {string}
 */
function said(word) {
	if (typeof word === 'string') return word;
	const [{ match }] = /** @type {[{ match: Record<string, string> }]} */ (word);
	return Object.values(match).join(' / ');
}

/** @param {string} text */
function cell(text) {
	// What begins like a formula would be worked out by the program that opens it.
	const plain = /^[=+@-]/.test(text) ? `'${text}` : text;
	return `"${plain.replaceAll('"', '""')}"`;
}

/** @param {string} file */
async function readJson(file) {
	return JSON.parse(await readFile(file, 'utf8'));
}
