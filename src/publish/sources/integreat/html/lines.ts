import type { Paragraph, PhrasingContent } from 'mdast';

/** Words of one line. Neither begins nor ends with a blank, inside or outside of marks. */
export type Line = PhrasingContent[];

/**
 * Cuts words at line breaks, also at those inside of marks and links. Empty lines stay empty; a picture is a line of its
 * own, out of whatever it stands in.
 */
export function linesOf(nodes: readonly PhrasingContent[]): Line[] {
	return cutAtBreaks(nodes).map((line) => trimmed(joined(line)));
}

function cutAtBreaks(nodes: readonly PhrasingContent[]): Line[] {
	const lines: Line[] = [[]];
	for (const node of nodes) {
		if (node.type === 'break') lines.push([]);
		else if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'link') {
			cutAtBreaks(node.children).forEach((children, index) => {
				if (index > 0) lines.push([]);
				if (isPicture(children)) lines.at(-1)?.push(...children);
				else if (children.length > 0)
					lines.at(-1)?.push(...outerBlanks({ ...node, children } as PhrasingContent));
			});
		} else if (node.type === 'image') lines.push([node], []);
		else if (node.type === 'text') lines.at(-1)?.push({ type: 'text', value: node.value });
	}
	return lines;
}

export function isPicture(line: Line): boolean {
	return line.length === 1 && line[0]?.type === 'image';
}

/** A line that reads as the lines do, one below the other. */
export function paragraphOf(lines: readonly Line[]): Paragraph {
	const children = lines.flatMap((line, index): PhrasingContent[] =>
		index === 0 ? line : [{ type: 'break' }, ...line]
	);
	return { type: 'paragraph', children };
}

/** All on one line, for headings and cells. */
export function oneLine(nodes: readonly PhrasingContent[]): Line {
	const lines = linesOf(nodes).filter((line) => line.length > 0 && !isPicture(line));
	return joined(
		lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'text', value: ' ' }, ...line]))
	);
}

export function wordsOf(nodes: readonly PhrasingContent[]): string {
	return nodes
		.map((node) => (node.type === 'text' ? node.value : 'children' in node ? wordsOf(node.children) : ''))
		.join('');
}

/** Takes a sign off the front of a line, out of whatever marks it stands in. */
export function withoutSign(line: Line, sign: string): Line {
	const [first, ...rest] = line;
	if (!first) return line;
	if (first.type === 'text')
		return trimmed([{ type: 'text', value: first.value.replace(sign, '') }, ...rest]);
	if (!('children' in first)) return line;
	const children = withoutSign(first.children, sign);
	return trimmed([...(children.length > 0 ? [{ ...first, children } as PhrasingContent] : []), ...rest]);
}

/** Blanks at the ends of bold words and links stand outside of them: inside, Markdown does not see the mark. */
function outerBlanks(node: PhrasingContent): PhrasingContent[] {
	if (!('children' in node)) return [node];
	const words = wordsOf(node.children);
	const children = trimmed(node.children);
	if (children.length === 0) return words === '' ? [] : [{ type: 'text', value: ' ' }];
	return [
		...(/^\s/.test(words) ? [{ type: 'text' as const, value: ' ' }] : []),
		{ ...node, children } as PhrasingContent,
		...(/\s$/.test(words) ? [{ type: 'text' as const, value: ' ' }] : [])
	];
}

/** Neighbours of the same kind become one: `**a****b**` is read as something else. */
function joined(nodes: readonly PhrasingContent[]): PhrasingContent[] {
	const result: PhrasingContent[] = [];
	for (const node of nodes) {
		const last = result.at(-1);
		if (last?.type === 'text' && node.type === 'text') {
			result[result.length - 1] = { type: 'text', value: (last.value + node.value).replace(/\s+/g, ' ') };
		} else if (
			(last?.type === 'strong' && node.type === 'strong') ||
			(last?.type === 'emphasis' && node.type === 'emphasis') ||
			(last?.type === 'link' && node.type === 'link' && last.url === node.url)
		) {
			const children = joined([...last.children, ...node.children] as PhrasingContent[]);
			result[result.length - 1] = { ...last, children } as PhrasingContent;
		} else
			result.push(node.type === 'text' ? { type: 'text', value: node.value.replace(/\s+/g, ' ') } : node);
	}
	return result;
}

function trimmed(nodes: readonly PhrasingContent[]): PhrasingContent[] {
	const result = [...nodes];
	for (let first = result[0]; first?.type === 'text'; first = result[0]) {
		const value = first.value.trimStart();
		if (value !== '') {
			result[0] = { type: 'text', value };
			break;
		}
		result.shift();
	}
	for (let last = result.at(-1); last?.type === 'text'; last = result.at(-1)) {
		const value = last.value.trimEnd();
		if (value !== '') {
			result[result.length - 1] = { type: 'text', value };
			break;
		}
		result.pop();
	}
	return result;
}
