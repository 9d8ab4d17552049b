/**
 * The closed set of blocks a text may be made of. Publish turns Markdown into these and
 * `ui/Blocks.svelte` draws them; no HTML string exists anywhere in between.
 */
export type Inline =
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
	| { type: 'image'; src: string; alt: string; width: number; height: number }
	/** A paragraph that is nothing but a link: drawn as one large thing to tap. */
	| { type: 'link'; href: string; text: string }
	| { type: 'contact'; place: string };

/** The words of a text without any markup, for descriptions and for search. */
export function plainText(inlines: readonly Inline[]): string {
	return inlines.map((part) => (typeof part === 'string' ? part : plainText(part.text))).join('');
}
