/**
 * The closed set of blocks a text may be made of. Publish turns Markdown into these and
 * `ui/Blocks.svelte` draws them; no HTML string exists anywhere in between.
 */
export type Inline =
	/** Words; a line end in them is one that the reader sees. */
	| string
	| { type: 'strong' | 'em'; text: Inline[] }
	/** `href` is an `https:`, `tel:` or `mailto:` address or a record address such as `place/rathaus-lemgo`. */
	| { type: 'link'; href: string; text: Inline[] };

export type Block =
	| { type: 'heading'; level: 2 | 3; text: Inline[] }
	| { type: 'paragraph'; text: Inline[] }
	| { type: 'list'; items: Inline[][] }
	| { type: 'steps'; items: Inline[][] }
	| { type: 'note'; blocks: Block[] }
	| { type: 'table'; head: Inline[][]; rows: Inline[][][] }
	/** `src` is an address on our own site; `bytes` is what loading it costs the reader, who is asked first. */
	| { type: 'image'; src: string; alt: string; width: number; height: number; bytes: number }
	/** A paragraph that is nothing but a link: drawn as one large thing to tap. */
	| { type: 'link'; href: string; text: string }
	| { type: 'contact'; place: string }
	/** How to reach somebody who is no place of ours, line by line as the text gives it. */
	| { type: 'reach'; lines: ReachLine[] };

export const REACHES = ['address', 'phone', 'email', 'web', 'hours', 'person'] as const;
export type Reach = (typeof REACHES)[number];
/** What kind of line it is, and its words; a phone, mail or web line holds the link. */
export interface ReachLine {
	kind: Reach;
	text: Inline[];
}

/** The pictures of a text in its order, also those inside notes. */
export function imagesIn(blocks: readonly Block[]): Extract<Block, { type: 'image' }>[] {
	return blocks.flatMap((block) =>
		block.type === 'image' ? [block] : block.type === 'note' ? imagesIn(block.blocks) : []
	);
}

/** The words of a text without any markup, for descriptions and for search. */
export function plainText(inlines: readonly Inline[]): string {
	return inlines.map((part) => (typeof part === 'string' ? part : plainText(part.text))).join('');
}
