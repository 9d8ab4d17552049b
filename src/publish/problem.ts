/** What an editor has to mend: where it stands and, in German, what is wrong and what to do. */
export interface Problem {
	/** Path inside the content folder, with forward slashes. */
	file: string;
	/** Counted from 1. */
	line: number;
	/** Counted from 1. */
	column?: number;
	text: string;
}

/** Takes one problem of the file at hand. */
export type Report = (at: { line: number; column?: number }, text: string) => void;

/** A report that adds to `problems` under the name of one file. */
export function reportFor(problems: Problem[], file: string): Report {
	return ({ line, column }, text) => {
		problems.push({ file, line, ...(column === undefined ? {} : { column }), text });
	};
}

/** By file, then by line; the same sentence about the same line stands once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
	const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
	return [...seen.values()].sort(
		(a, b) =>
			compare(a.file, b.file) ||
			a.line - b.line ||
			(a.column ?? 0) - (b.column ?? 0) ||
			compare(a.text, b.text)
	);
}

/** By UTF-16 code units, so that the order does not depend on the machine's language. */
export function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
