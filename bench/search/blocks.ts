import { fromHtml } from 'hast-util-from-html';
import type { Block, Inline } from '../../src/lib/domain/blocks';

/** Only what is read here of the parser's tree. */
interface Node {
	type: string;
	tagName?: string;
	value?: string;
	children?: Node[];
}

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'head', 'title']);
const ITEMS = new Set(['ul', 'ol', 'dl']);
const FLOW =
	'p div section article h1 h2 h3 h4 h5 h6 ul ol dl table blockquote figure pre hr address details'.split(
		' '
	);

/** The words of a page's HTML as blocks: headings, paragraphs, lists and tables; links and pictures are left to the importer. */
export function blocksOf(html: string): Block[] {
	const blocks: Block[] = [];
	let line = '';
	const flush = () => {
		const text = tidy(line);
		if (text) blocks.push({ type: 'paragraph', text: [text] });
		line = '';
	};
	const walk = (nodes: readonly Node[]) => {
		for (const node of nodes) {
			if (node.type === 'text') line += node.value ?? '';
			if (node.type !== 'element') continue;
			const { tagName = '', children = [] } = node;
			if (SILENT.has(tagName)) continue;
			if (tagName === 'br') flush();
			else if (!FLOW.includes(tagName)) walk(children);
			else {
				flush();
				if (/^h[1-6]$/.test(tagName)) {
					const text = tidy(wordsIn(node));
					if (text) blocks.push({ type: 'heading', level: tagName < 'h3' ? 2 : 3, text: [text] });
				} else if (ITEMS.has(tagName)) {
					const items = children.map(wordsIn).map(tidy).filter(Boolean);
					if (items.length > 0) blocks.push({ type: 'list', items: items.map((item): Inline[] => [item]) });
				} else if (tagName === 'table') {
					const rows = rowsIn(node);
					if (rows.length > 0) blocks.push({ type: 'table', head: [], rows });
				} else walk(children);
				flush();
			}
		}
	};
	walk((fromHtml(html, { fragment: true }) as Node).children ?? []);
	flush();
	return blocks;
}

function wordsIn({ type, value, tagName = '', children = [] }: Node): string {
	if (type === 'text') return value ?? '';
	if (SILENT.has(tagName)) return '';
	const inner = children.map(wordsIn).join('');
	return FLOW.includes(tagName) || tagName === 'br' || tagName === 'li' ? ` ${inner} ` : inner;
}

function rowsIn({ tagName, children = [] }: Node): Inline[][][] {
	if (tagName === 'tr')
		return [
			children
				.map(wordsIn)
				.map(tidy)
				.filter(Boolean)
				.map((cell): Inline[] => [cell])
		];
	return children.flatMap(rowsIn);
}

function tidy(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
