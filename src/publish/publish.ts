import { packDrafts } from './draft';
import { loadSigner, type Signer } from './keys/signer';
import { sortProblems, type Problem } from './problem';
import { readContent } from './read-content';
import { makeReport, type EditorsReport } from './report/report';
import { unconfirmedProblems } from './report/unconfirmed';
import { unfilledPlaces } from './report/unfilled';
import { streetVariants } from './streets/variants';
import { withPrevious } from './write/previous';
import { writeRelease, type Written } from './write/release';

export { loadSigner, type Signer };

export interface Order {
	contentDir: string;
	outDir: string;
	now: Date;
	/** By default the publisher's own, or this machine's; see `loadSigner`. */
	signer?: Signer;
	/** A release folder or the address of a site: what phones have, when it is not what lies in `outDir`. */
	previous?: string | undefined;
	/** A PMTiles file of the region's streets; without one the release has no street pack. */
	streets?: string | undefined;
	/** Refuses what nobody confirmed, for the day the office goes live; by default the app shows it marked. */
	strict?: boolean;
	/** Brotli's quality, 0 to 11. By default the best, since thousands fetch what is packed once. */
	quality?: number | undefined;
}

export type Outcome =
	| (Written & {
			ok: true;
			hints: Problem[];
			report: EditorsReport;
			/** What texts show, and what all of it weighs in bytes. */
			pictures: { count: number; bytes: number };
			/** True when it was signed with keys of this machine only; see `Signer`. */
			local: boolean;
	  })
	| { ok: false; problems: Problem[]; hints: Problem[] };

/**
 * Reads and checks the content folder and writes the next release. With a single problem nothing is written; when
 * nothing changed, neither. Hints are about what is allowed but probably not meant. Throws a Sentence when the keys
 * the previous release or the archive of streets are not what they should be, and any error for what nobody can mend by reading: no such
 * folder, a full disk, an unreadable release.
 */
export async function publish({
	contentDir,
	outDir,
	now,
	signer,
	previous,
	streets: archive,
	strict = false,
	quality
}: Order): Promise<Outcome> {
	const { drafts, overview, synonyms, written, facts, pictures, today, ...found } = await readContent(
		contentDir,
		now
	);
	const gaps = unfilledPlaces(written);
	const open = strict ? [...unconfirmedProblems(drafts, written, facts), ...gaps] : [];
	const problems = sortProblems([...found.problems, ...open]);
	const hints = sortProblems([...found.hints, ...gaps]);
	if (problems.length > 0) return { ok: false, problems, hints };

	const signs = signer ?? (await loadSigner());
	const streets = archive === undefined ? [] : await streetVariants(archive);
	const release = await withPrevious(previous, now.getTime(), (previousDir) =>
		writeRelease(packDrafts(drafts, overview, synonyms), {
			outDir,
			now: now.getTime(),
			signer: signs,
			previousDir,
			streets,
			pictures,
			quality
		})
	);
	const report = makeReport({ drafts, written, facts, today, hints });
	const bytes = pictures.reduce((sum, { data }) => sum + data.length, 0);
	const shown = { count: pictures.length, bytes };
	return { ok: true, hints, report, pictures: shown, local: signs.local, ...release };
}
