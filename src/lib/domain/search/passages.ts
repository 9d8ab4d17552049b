import { plainText, type Block, type Inline } from '../blocks';

/** A piece of a text that answers on its own: a paragraph, a list, a table row, and the headings it stands under. */
export interface Passage {
	heading?: string;
	text: string;
}

/** The passages of a text in its order. Lines of a list are one passage, parted by line breaks. */
export function passagesOf(blocks: readonly Block[]): Passage[] {
	const passages: Passage[] = [];
	let section: string | undefined;
	let heading: string | undefined;
	const say = (text: string) => {
		if (text.trim()) passages.push({ ...(heading === undefined ? {} : { heading }), text: text.trim() });
	};
	const lines = (items: readonly (readonly Inline[])[]) => items.map(plainText).join('\n');
	const walk = (list: readonly Block[]) => {
		for (const block of list) {
			if (block.type === 'heading') {
				const words = plainText(block.text);
				if (block.level === 2) section = words;
				heading = block.level === 2 || section === undefined ? words : `${section}: ${words}`;
			} else if (block.type === 'note') walk(block.blocks);
			else if (block.type === 'paragraph') say(plainText(block.text));
			else if (block.type === 'list' || block.type === 'steps') say(lines(block.items));
			else if (block.type === 'table')
				for (const row of [block.head, ...block.rows]) say(row.map(plainText).join(' · '));
			else if (block.type === 'link') say(block.text);
			else if (block.type === 'image') say(block.alt);
			else if (block.type === 'reach') say(lines(block.lines.map(({ text }) => text)));
		}
	};
	walk(blocks);
	return passages;
}
