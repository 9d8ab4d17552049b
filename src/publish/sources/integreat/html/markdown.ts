import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { cleanTree, type Desk } from './clean';
import { toDialect } from './dialect';

/** Longer than any page; what is above it is no text. In UTF-16 units. */
const HTML_CAP = 2_000_000;

/**
 * HTML of a source as Markdown of the dialect that publish reads: what has no block there is told to `desk` and left
 * out. Empty when nothing is left.
 */
export function htmlToMarkdown(html: string, desk: Desk): string {
	if (html.length > HTML_CAP) {
		desk.lose('Text, der zu lang ist', `${html.length} Zeichen`);
		return '';
	}
	try {
		const clean: Root = cleanTree(fromHtml(html, { fragment: true }), desk);
		const tree = toMdast(clean, { document: true });
		const children = toDialect(tree.type === 'root' ? tree.children : []);
		return toMarkdown(
			{ type: 'root', children },
			{ bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one', extensions: [gfmTableToMarkdown()] }
		);
	} catch (error) {
		// The libraries walk by recursion; nobody who writes for readers nests a thousand deep.
		if (!(error instanceof RangeError)) throw error;
		desk.lose('Text, der zu tief verschachtelt ist');
		return '';
	}
}
