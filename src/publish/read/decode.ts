import { readFile, stat } from 'node:fs/promises';
import type { Report } from '../problem';

/** Larger than any text an editor writes by hand; a pasted picture or a dump is caught before it is parsed. */
export const FILE_CAP = 1_000_000;

/**
 * The text of a file: UTF-8 without byte order mark, line ends as `\n`, letters composed (NFC), so that the
 * same words have the same bytes whether written on Windows or on a Mac. Undefined after a problem.
 */
export async function readText(path: string, report: Report): Promise<string | undefined> {
	const { size } = await stat(path);
	if (size > FILE_CAP) {
		report(
			{ line: 1 },
			`Die Datei ist zu groß: ${Math.ceil(size / 1000)} kB, erlaubt sind ${FILE_CAP / 1000} kB. Bitte kürzen Sie den Text oder teilen Sie ihn auf.`
		);
		return undefined;
	}
	const bytes = await readFile(path);
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return text.replace(/\r\n?/g, '\n').normalize('NFC');
	} catch {
		report(
			{ line: firstBadLine(bytes) },
			'Umlaute oder Sonderzeichen in dieser Zeile sind nicht lesbar, weil die Datei nicht als UTF-8 gespeichert ist. Bitte speichern Sie die Datei als UTF-8 (im Editor: «Speichern unter», Codierung UTF-8).'
		);
		return undefined;
	}
}

/** Lines are decoded one by one: 0x0A never stands inside a UTF-8 sequence. */
function firstBadLine(bytes: Uint8Array): number {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let line = 1;
	let start = 0;
	while (start <= bytes.length) {
		const end = bytes.indexOf(0x0a, start);
		try {
			decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
		} catch {
			return line;
		}
		if (end < 0) break;
		start = end + 1;
		line += 1;
	}
	return 1;
}
