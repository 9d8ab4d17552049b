import { IMPORTED } from '../read/sort-files';
import type { Targets } from '../render/page';
import type { Known } from './known';
import { readLink } from './links';
import { findPicture } from './pictures';

/** What the texts of a file may point at; the pictures of a snapshot lie in the snapshot. */
export function targetsIn(file: string, known: Known): Targets {
	const base = IMPORTED.exec(file)?.[0] ?? '';
	return {
		link: (href) => readLink(href, known),
		picture: (path) => findPicture(path, base, known.pictures)
	};
}
