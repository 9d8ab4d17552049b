import type { Report } from '../problem';
import { parseYaml, type YamlFile } from './yaml';

export interface MarkdownFile {
	head: YamlFile;
	body: string;
	/** The line of the file on which the body's first line stands. */
	bodyLine: number;
}

/** Splits a guide into its YAML head between two lines of `---` and the Markdown below it. */
export function parseMarkdownFile(text: string, report: Report): MarkdownFile | undefined {
	const lines = text.split('\n');
	if (lines[0]?.trimEnd() !== '---') {
		report(
			{ line: 1 },
			'Der Kopf fehlt. Die Datei muss mit einer Zeile --- beginnen, darunter title, summary und so weiter, dann wieder eine Zeile ---.'
		);
		return undefined;
	}
	const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
	if (end < 0) {
		report(
			{ line: 1 },
			'Der Kopf ist nicht geschlossen. Bitte ergänzen Sie unter dem letzten Feld eine Zeile ---.'
		);
		return undefined;
	}
	const head = parseYaml(lines.slice(1, end).join('\n') + '\n', report, 1);
	return head && { head, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}
