import { checkMentions, mentionsIn } from '../facts/named-facts';
import type { Names } from '../check/near';
import { reportFor, type Problem } from '../problem';
import type { Shelf } from '../read/sort-files';
import { checkAgreement } from './agree';
import { checkSlips } from './slips';
import { writtenGuide, writtenRecord, writtenTable, type Written } from './written';

/** Every record of the editors' own as its files say it; what cannot be read is left out. */
export function readWritten(shelf: Shelf, textOf: (file: string) => string | undefined): Written[] {
	const all: (Written | undefined)[] = [];
	if (shelf.topics) all.push(...writtenTable('topic', textOf('topics.yaml') ?? '', 'topics.yaml'));
	if (shelf.phrases) all.push(...writtenTable('phrase', textOf('phrases.yaml') ?? '', 'phrases.yaml'));
	for (const record of shelf.records.filter(({ imported }) => !imported))
		all.push(writtenRecord(record, textOf(record.file) ?? ''));
	for (const guide of shelf.guides.filter(({ imported }) => !imported)) all.push(writtenGuide(guide, textOf));
	return all.filter((written) => written !== undefined);
}

/**
 * Checks what only shows across languages, and the names of facts; `names` is undefined when they could not be
 * read. Returns the names that some text says.
 */
export function checkWritten(
	all: readonly Written[],
	names: Names | undefined,
	{ problems, hints }: { problems: Problem[]; hints: Problem[] }
): Set<string> {
	const used = new Set<string>();
	const fault = (at: { file: string; line: number }, text: string) =>
		problems.push({ file: at.file, line: at.line, text });
	const hint = (at: { file: string; line: number }, text: string) =>
		hints.push({ file: at.file, line: at.line, text });
	for (const written of all) {
		checkSlips(written, { fault, hint });
		for (const { file, fields } of Object.values(written.texts)) {
			for (const { text, line } of fields) {
				if (names) checkMentions(text, line, names, reportFor(problems, file));
				for (const { name } of mentionsIn(text)) used.add(name);
			}
		}
	}
	// A file that has a fault of its own is mended first; comparing it would blame the other languages for it.
	const faulty = new Set(problems.map(({ file }) => file));
	for (const written of all) checkAgreement(written, faulty, { fault, hint });
	return used;
}
