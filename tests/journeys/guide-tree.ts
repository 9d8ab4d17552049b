import { publishOver } from './releases';
import type { Site } from './site';

const SECTIONS = ['Für wen?', 'Was brauche ich?', 'Wo?', 'Was kostet es?'];

const german = (title: string, body: string, more = '') => `---
title: ${title}
summary: Kurz gesagt zu ${title}.
topics: [arriving]
audience: [everyone]
source: ausgedacht
checked: 2026-11-01
owner: KI Kreis Lippe
${more}---
${body}
`;

/** A tree of three levels, and its titles as one reads them. Only the root and its first child are translated. */
const FILES: Record<string, string> = {
	'90-hausboote/de.md': german('Hausboote', 'Alles über Hausboote.', 'reviewBy: 2026-11-02\n'),
	'90-hausboote/en.md':
		'---\ntitle: Houseboats\nsummary: In short.\ntranslated: machine\n---\nAll about houseboats.\n',
	'90-hausboote/10-hausboot-mieten/de.md': german('Hausboot mieten', 'So mieten Sie.'),
	'90-hausboote/10-hausboot-mieten/en.md':
		'---\ntitle: Renting a houseboat\nsummary: In short.\n---\nHow to rent.\n',
	'90-hausboote/10-hausboot-mieten/10-hausboot-kaution/de.md': german(
		'Kaution',
		[
			'Die Kaution beträgt z. B. **drei Mieten**. Mehr sagt das [Rathaus Lemgo](place/rathaus-lemgo).',
			...SECTIONS.map((title) => `## ${title}\n\nErster Satz dazu. Zweiter Satz dazu.\n\n- Pass\n- Pass`),
			'[Mieterbund](https://www.mieterbund.de/)'
		].join('\n\n')
	),
	'90-hausboote/20-hausboot-verlegen/de.md': german('Hausboot verlegen', 'So ziehen Sie um.')
};
export const READING = ['Hausboote', 'Hausboot mieten', 'Kaution', 'Hausboot verlegen'];

/** Publishes the content with this tree of guides beside it over the site's release. */
export async function publishTree(site: Site): Promise<void> {
	const beside = Object.entries(FILES).map(([file, text]) => [`guides/${file}`, text]);
	await publishOver(site, Object.fromEntries(beside) as Record<string, string>);
}
