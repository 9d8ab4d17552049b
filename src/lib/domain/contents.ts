import { plainText, type Block } from './blocks';

/** A heading of a text and the id it carries on the page. */
export interface ContentsLine {
	id: string;
	text: string;
}

/** With fewer sections a list of them is longer to read than the way down the page. */
export const CONTENTS_FROM = 4;

/**
 * The id of the heading at this place in a text. Counted and not made of its words, so that a link into a text
 * leads to the same section in every language.
 */
export function headingId(index: number): string {
	return `s${index + 1}`;
}

/** The main headings of a text in order; none where a list of contents would not help. */
export function contentsOf(blocks: readonly Block[]): ContentsLine[] {
	const lines = blocks.flatMap((block, index) =>
		block.type === 'heading' && block.level === 2
			? [{ id: headingId(index), text: plainText(block.text) }]
			: []
	);
	return lines.length < CONTENTS_FROM ? [] : lines;
}
