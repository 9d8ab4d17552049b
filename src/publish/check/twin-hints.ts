import type { Facts, PlaceFacts } from '../../lib/domain/records';
import type { Draft } from '../draft';
import type { Problem } from '../problem';
import type { RecordFile } from '../read/sort-files';
import { probableTwins, type Spot } from './twins';

/** A hint for every pair of places that two sources probably both describe; it stands at the imported one. */
export function twinHints(records: readonly { record: RecordFile; draft: Draft }[]): Problem[] {
	const spots = records.flatMap(({ record, draft }): Spot[] =>
		record.kind === 'place'
			? [
					{
						file: record.file,
						source: sourceOf(record.file),
						title: draft.texts.de.title,
						facts: draft.facts as Facts & PlaceFacts
					}
				]
			: []
	);
	return probableTwins(spots).map(({ a, b, why }) => {
		const [told, other] = a.source === '' ? [b, a] : [a, b];
		return {
			file: told.file,
			line: 1,
			text: `«${told.title}» ist wahrscheinlich derselbe Ort wie «${other.title}» in ${other.file} (${why.join('; ')}).`
		};
	});
}

function sourceOf(file: string): string {
	return /^imported\/[^/]+/.exec(file)?.[0] ?? '';
}
