import { packDrafts } from './draft';
import { sortProblems, type Problem } from './problem';
import { readContent } from './read-content';
import { writeRelease, type PackInfos } from './write/release';

export interface Order {
	contentDir: string;
	outDir: string;
	now: Date;
}

export type Outcome =
	| { ok: true; seq: number; changed: boolean; packs: PackInfos; hints: Problem[] }
	| { ok: false; problems: Problem[]; hints: Problem[] };

/**
 * Reads and checks the content folder and writes the next release. With a single problem nothing is written; when
 * nothing changed, neither. Hints are about what is allowed but probably not meant. Throws for what an editor cannot mend: no
 * such folder, a full disk, an unreadable release.
 */
export async function publish({ contentDir, outDir, now }: Order): Promise<Outcome> {
	const { drafts, ...found } = await readContent(contentDir, now);
	const problems = sortProblems(found.problems);
	const hints = sortProblems(found.hints);
	if (problems.length > 0) return { ok: false, problems, hints };
	return { ok: true, hints, ...(await writeRelease(packDrafts(drafts), outDir, now.getTime())) };
}
