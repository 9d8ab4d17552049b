import type { Block } from '../../../../lib/domain/blocks';
import type { Known } from '../../../check/known';
import { targetsIn } from '../../../check/targets';
import { renderBlocks } from '../../../render/blocks';
import { linkReader } from '../links';
import { htmlToMarkdown } from './markdown';

const known: Known = {
	offer: new Map(),
	place: new Map(),
	provider: new Map(),
	guide: new Map([
		['hier', ''],
		['dort', '']
	]),
	topic: undefined,
	municipality: undefined,
	authority: undefined,
	term: undefined,
	bbox: undefined,
	pictures: new Map(),
	today: '2026-11-23'
};

const book = new Map([
	['/musterkreis/de/hier/', 'guide/hier'],
	['/musterkreis/en/here/', 'guide/hier'],
	['/musterkreis/de/ämter/dort/', 'guide/dort']
]);

export interface Rendered {
	markdown: string;
	blocks: Block[];
	/** What publish would complain about. */
	problems: string[];
	losses: string[];
}

/** HTML of the page `guide/hier` all the way: to Markdown, and as publish reads that. */
export function throughPublish(html: string): Rendered {
	const losses: string[] = [];
	const problems: string[] = [];
	const links = linkReader('musterkreis', book, new Map([['dort', 'guide/dort']]));
	const markdown = htmlToMarkdown(html, {
		link: links('guide/hier'),
		lose: (kind, detail) => losses.push(detail ? `${kind}: ${detail}` : kind)
	});
	const blocks = renderBlocks(
		markdown,
		{ line: 1, column: 1 },
		({ line }, text) => problems.push(`${line}: ${text}`),
		targetsIn('imported/musterkreis/guides/10-hier/de.md', known),
		true
	);
	return { markdown, blocks, problems, losses };
}
