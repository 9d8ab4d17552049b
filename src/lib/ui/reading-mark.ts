import { findSentences, type Sentence } from '$lib/domain/sentences';

/** The name of the highlight, for `::highlight(reading)`; the class where the browser has none. */
const NAME = 'reading';

/** Which of the sentences stands where, in what is drawn inside elements that carry `data-read`. */
export function rangeOf(root: ParentNode, sentences: readonly Sentence[], at: number): Range | undefined {
	const nodes = [...root.querySelectorAll('[data-read]')].flatMap(textNodes);
	const shown = nodes.map(({ data }) => data).join('');
	const from = findSentences(shown, sentences.slice(0, at + 1))[at];
	const sentence = sentences[at];
	if (from === undefined || !sentence) return undefined;
	const [start, end] = [spot(nodes, from, false), spot(nodes, from + sentence.text.length, true)];
	if (!start || !end) return undefined;
	const range = document.createRange();
	range.setStart(start.node, start.offset);
	range.setEnd(end.node, end.offset);
	return range;
}

/** Marks a range on the screen and in no other way; returns the undo. */
export function mark(range: Range): () => void {
	if ('highlights' in CSS) {
		CSS.highlights.set(NAME, new Highlight(range));
		return () => void CSS.highlights.delete(NAME);
	}
	// Firefox before 140: the line it stands in.
	const line = range.startContainer.parentElement?.closest('p, li, td, th, h1, h2, h3, a');
	line?.classList.add(NAME);
	return () => line?.classList.remove(NAME);
}

/** Brings a range into the middle of what the bars leave free, unless it is there. */
export function follow(range: Range): void {
	const { top, bottom } = range.getBoundingClientRect();
	const [ceiling, floor] = [90, innerHeight - 180];
	if (top >= ceiling && bottom <= floor) return;
	const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
	scrollBy({ top: top - innerHeight / 3, behavior: calm ? 'instant' : 'smooth' });
}

function textNodes(element: Element): Text[] {
	const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	const nodes: Text[] = [];
	while (walker.nextNode()) nodes.push(walker.currentNode as Text);
	return nodes;
}

/** A place in the joined text as node and offset. An end belongs to the node it ends, a start to the next. */
function spot(
	nodes: readonly Text[],
	offset: number,
	end: boolean
): { node: Text; offset: number } | undefined {
	let before = 0;
	for (const node of nodes) {
		const after = before + node.data.length;
		if (end ? offset <= after : offset < after) return { node, offset: offset - before };
		before = after;
	}
	return undefined;
}
