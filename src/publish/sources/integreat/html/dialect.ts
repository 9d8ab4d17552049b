import type { BlockContent, Heading, List, ListItem, PhrasingContent, RootContent, Table } from 'mdast';
import { REACH_SIGNS } from '../../../render/reach';
import { NOTE_SIGN } from './clean';
import { isPicture, linesOf, oneLine, paragraphOf, withoutSign, wordsOf, type Line } from './lines';
import { linkBareContacts } from './reach';

/** The blocks of a page, in the Markdown that publish reads: flat lists, two levels of headings, no HTML. */
export function toDialect(nodes: readonly RootContent[]): BlockContent[] {
	const blocks = joinReach(flow(nodes));
	const top = Math.min(...blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : [])));
	return blocks.map((block) =>
		block.type === 'heading' ? { ...block, depth: block.depth === top ? 2 : 3 } : block
	);
}

function flow(nodes: readonly RootContent[]): BlockContent[] {
	return nodes.flatMap((node): BlockContent[] => {
		switch (node.type) {
			case 'paragraph':
				return paragraphs(linesOf(node.children));
			case 'heading':
				return [...heading(node), ...picturesIn(node)];
			case 'list':
				return [...list(node), ...picturesIn(node)];
			case 'blockquote': {
				const children = flow(node.children);
				return children.length > 0 ? [{ type: 'blockquote', children }] : [];
			}
			case 'table':
				return [...table(node), ...picturesIn(node)];
			default:
				return [];
		}
	});
}

/** What has room for words only is followed by the pictures that stand in it. */
function picturesIn(node: RootContent): BlockContent[] {
	if (node.type === 'image') return [{ type: 'paragraph', children: [node] }];
	return 'children' in node ? node.children.flatMap(picturesIn) : [];
}

/** Bold in a heading says nothing that the heading does not. */
function heading({ depth, children }: Heading): BlockContent[] {
	const plain = oneLine(children.flatMap((node) => (node.type === 'strong' ? node.children : [node])));
	const sign = signOf(plain);
	const words = sign ? withoutSign(plain, sign) : plain;
	return wordsOf(words).trim() === '' ? [] : [{ type: 'heading', depth, children: words }];
}

/** Runs of lines that tell how to reach somebody become a list, what is worth knowing a note, the rest paragraphs. */
function paragraphs(lines: readonly Line[]): BlockContent[] {
	const blocks: BlockContent[] = [];
	let plain: Line[] = [];
	let reach: Line[] = [];
	const flush = () => {
		if (plain.length > 0) blocks.push(paragraphOf(plain));
		if (reach.length > 0)
			blocks.push(
				listOf(
					reach.map((line) => [line]),
					false
				)
			);
		[plain, reach] = [[], []];
	};
	for (const line of lines) {
		if (isPicture(line)) {
			flush();
			blocks.push(paragraphOf([line]));
			continue;
		}
		const drawn = signOf(line);
		const rest = drawn ? withoutSign(line, drawn) : line;
		// Editors also pin up what is merely important.
		const sign = drawn === REACH_SIGNS.address && !/\d/.test(wordsOf(rest)) ? NOTE_SIGN : drawn;
		if (rest.length === 0) {
			if (reach.length === 0) flush();
		} else if (sign === NOTE_SIGN) {
			flush();
			blocks.push({ type: 'blockquote', children: [paragraphOf([rest])] });
		} else if (sign) {
			if (plain.length > 0) flush();
			reach.push([{ type: 'text', value: `${sign} ` }, ...linkBareContacts(sign, rest)]);
		} else {
			if (reach.length > 0) flush();
			plain.push(line);
		}
	}
	flush();
	return blocks;
}

function signOf(line: Line): string | undefined {
	const words = wordsOf(line).trimStart();
	return [...Object.values(REACH_SIGNS), NOTE_SIGN].find((sign) => words.startsWith(sign));
}

/** One contact over two paragraphs is one list. */
function joinReach(blocks: readonly BlockContent[]): BlockContent[] {
	const result: BlockContent[] = [];
	for (const block of blocks) {
		const last = result.at(-1);
		if (last?.type === 'list' && block.type === 'list' && isReach(last) && isReach(block)) {
			result[result.length - 1] = { ...last, children: [...last.children, ...block.children] };
		} else result.push(block);
	}
	return result;
}

function isReach({ children, ordered }: List): boolean {
	return (
		!ordered &&
		children.every(({ children: [first] }) => {
			const sign = first?.type === 'paragraph' ? signOf(first.children) : undefined;
			return sign !== undefined && sign !== NOTE_SIGN;
		})
	);
}

function list({ ordered, children }: List): BlockContent[] {
	const items = children.map((item) => itemLines(item)).filter((lines) => lines.length > 0);
	return items.length > 0 ? [listOf(items, ordered ?? false)] : [];
}

/** A list in a list is read as lines of the item it stands in. */
function itemLines(item: ListItem, depth = 0): Line[] {
	const lines = item.children.flatMap((child): Line[] => {
		if (child.type === 'list') {
			return child.children.flatMap((inner) =>
				itemLines(inner, depth + 1).map((line): Line => {
					const dash = wordsOf(line).startsWith('– ') ? '' : '– ';
					return dash === '' ? line : [{ type: 'text', value: dash }, ...line];
				})
			);
		}
		// Not by way of `flow`: that would make a list of a line with a sign, and of its item one again.
		if (child.type === 'paragraph') return linesOf(child.children).filter((line) => !isPicture(line));
		return flow([child]).flatMap((block) => linesOfBlock(block));
	});
	return lines.filter((line) => line.length > 0);
}

function linesOfBlock(block: BlockContent): Line[] {
	if (block.type === 'paragraph' || block.type === 'heading')
		return linesOf(block.children).filter((line) => !isPicture(line));
	if (block.type === 'list') return block.children.flatMap((item) => itemLines(item));
	if (block.type === 'blockquote')
		return block.children.flatMap((child) => linesOfBlock(child as BlockContent));
	if (block.type === 'table') {
		return block.children.map((row) => oneLine(row.children.flatMap((cell) => spaced(cell.children))));
	}
	return [];
}

function listOf(items: readonly Line[][], ordered: boolean): List {
	return {
		type: 'list',
		ordered,
		spread: false,
		...(ordered ? { start: 1 } : {}),
		children: items.map((lines) => ({ type: 'listItem', spread: false, children: [paragraphOf(lines)] }))
	};
}

/** Every row as long as the longest. */
function table({ children }: Table): BlockContent[] {
	const rows = children.map((row) => row.children.map((cell) => oneLine(flatCell(cell.children))));
	const columns = Math.max(0, ...rows.map((row) => row.length));
	if (rows.every((row) => row.every((cell) => cell.length === 0))) return [];
	return [
		{
			type: 'table',
			children: rows.map((row) => ({
				type: 'tableRow',
				children: Array.from({ length: columns }, (_, at) => ({ type: 'tableCell', children: row[at] ?? [] }))
			}))
		}
	];
}

/** A cell may come with paragraphs and lists in it. */
function flatCell(nodes: readonly RootContent[]): PhrasingContent[] {
	const phrasing = new Set(['text', 'strong', 'emphasis', 'link', 'break']);
	return nodes.flatMap((node) =>
		phrasing.has(node.type)
			? [node as PhrasingContent]
			: flow([node]).flatMap((block) => linesOfBlock(block).flatMap((line) => spaced(line)))
	);
}

function spaced(nodes: readonly PhrasingContent[]): PhrasingContent[] {
	return nodes.length === 0 ? [] : [...nodes, { type: 'text', value: ' ' }];
}
