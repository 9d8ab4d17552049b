import type {
	BlockContent,
	DefinitionContent,
	Image,
	List,
	Paragraph,
	PhrasingContent,
	RootContent,
	Table
} from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { plainText, type Block, type Inline } from '../../lib/domain/blocks';
import type { Report } from '../problem';
import type { Spot } from '../read/yaml';
import { renderInlines } from './inlines';
import { reachLines } from './reach';
import type { Page, Targets } from './page';

/**
 * Markdown (CommonMark and tables) to the closed set of blocks. What has no block is a problem; `start` is where
 * the text's first character stands in the file, `breaks` whether hard line breaks are kept. The blocks are only good when nothing was reported.
 */
export function renderBlocks(
	markdown: string,
	start: Spot,
	report: Report,
	targets: Targets,
	breaks = false
): Block[] {
	const page: Page = {
		...targets,
		breaks,
		fault(node, text) {
			const at = node.position?.start ?? { line: 1, column: 1 };
			report({ line: start.line + at.line - 1, column: start.column + at.column - 1 }, text);
		}
	};
	const tree = fromMarkdown(markdown, {
		extensions: [gfmTable()],
		mdastExtensions: [gfmTableFromMarkdown()]
	});
	return renderAll(tree.children, page);
}

function renderAll(nodes: readonly RootContent[], page: Page): Block[] {
	return nodes.flatMap((node) => renderBlock(node, page));
}

function renderBlock(node: RootContent, page: Page): Block[] {
	switch (node.type) {
		case 'heading': {
			const text = renderInlines(node.children, page);
			return text.length > 0 ? [{ type: 'heading', level: node.depth <= 2 ? 2 : 3, text }] : [];
		}
		case 'paragraph':
			return renderParagraph(node, page);
		case 'list':
			return renderList(node, page);
		case 'blockquote':
			return [{ type: 'note', blocks: renderAll(node.children, page) }];
		case 'table':
			return [renderTable(node, page)];
		case 'thematicBreak':
			return [];
		case 'definition':
			page.fault(node, 'Bitte schreiben Sie die Adresse gleich hinter den Text: [Text](https://…).');
			return [];
		case 'code':
			page.fault(
				node,
				'Dieser Absatz ist eingerückt oder steht zwischen ```. Bitte beginnen Sie ihn ganz links und ohne ```.'
			);
			return [];
		default:
			renderInlines([node as PhrasingContent], page);
			return [];
	}
}

function renderParagraph(node: Paragraph, page: Page): Block[] {
	const [first] = node.children;
	if (node.children.length === 1 && first?.type === 'image') return renderImage(first, page);
	const text = renderInlines(node.children, page);
	const [only] = text;
	if (only === undefined) return [];
	if (text.length > 1 || typeof only === 'string' || only.type !== 'link')
		return [{ type: 'paragraph', text }];
	if (only.href.startsWith('place/')) return [{ type: 'contact', place: only.href.slice('place/'.length) }];
	return [{ type: 'link', href: only.href, text: plainText(only.text).trim() }];
}

function renderImage(node: Image, page: Page): Block[] {
	const found = page.picture(node.url);
	const alt = (node.alt ?? '').replace(/\s+/g, ' ').trim();
	if (!found.ok) page.fault(node, found.text);
	if (alt === '') {
		page.fault(
			node,
			'Dieses Bild hat keine Beschreibung. Bitte schreiben Sie in die eckigen Klammern, was zu sehen ist: ![Plan vom Eingang](images/plan.webp).'
		);
	}
	if (!found.ok || !found.picture) return [];
	const { src, width, height, data } = found.picture;
	return [{ type: 'image', src, alt, width, height, bytes: data.length }];
}

function renderList(node: List, page: Page): Block[] {
	if (node.ordered && (node.start ?? 1) !== 1) {
		page.fault(
			node,
			`Hier beginnt eine nummerierte Liste mit ${node.start}. Wenn es ein Datum oder eine Zahl ist, schreiben Sie ${node.start}\\. mit umgekehrtem Schrägstrich; wenn es ein Schritt ist, rücken Sie den Absatz davor unter seinen Schritt.`
		);
	}
	const items = node.children
		.map((item) => renderItem(item.children, page))
		.filter((item) => item.length > 0);
	if (items.length === 0) return [];
	const lines = node.ordered ? undefined : reachLines(items);
	return [lines ? { type: 'reach', lines } : { type: node.ordered ? 'steps' : 'list', items }];
}

function renderItem(children: readonly (BlockContent | DefinitionContent)[], page: Page): Inline[] {
	const [first, second] = children;
	if (first === undefined) return [];
	const strange = first.type === 'paragraph' ? second : first;
	if (strange) {
		page.fault(
			strange,
			strange.type === 'list'
				? 'Eine verschachtelte Liste (Liste in der Liste) ist nicht möglich. Bitte machen Sie daraus eine einfache Liste.'
				: 'Ein Listenpunkt besteht aus genau einem Absatz. Bitte fassen Sie ihn zusammen oder schreiben Sie den Rest als eigenen Absatz.'
		);
	}
	return first.type === 'paragraph' ? renderInlines(first.children, page) : [];
}

function renderTable(node: Table, page: Page): Block {
	const [head = [], ...rows] = node.children.map((row) =>
		row.children.map((cell) => renderInlines(cell.children, page))
	);
	node.children.forEach((row) => {
		if (row.children.length > head.length) {
			page.fault(
				row,
				`Diese Tabellenzeile hat ${row.children.length} Felder, die Kopfzeile nur ${head.length}. Bitte gleichen Sie sie an.`
			);
		}
	});
	return { type: 'table', head, rows: rows.map((row) => head.map((_, column) => row[column] ?? [])) };
}
