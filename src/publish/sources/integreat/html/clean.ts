import type { Element, ElementContent, Nodes, Root, Text } from 'hast';
import { REACH_SIGNS } from '../../../render/reach';
import type { ReadTarget } from '../links';

/** What becomes of a text on its way: where links go, and where losses are told. */
export interface Desk {
	link: ReadTarget;
	lose(kind: string, detail?: string): void;
	/**
	 * What a picture is called here, or undefined where it does not come along, which has then been told. Without it
	 * no picture does.
	 */
	picture?: ((source: string) => string | undefined) | undefined;
	/** What a picture is said to show where the source says nothing. */
	title?: string;
}

/** Marks a line as something worth knowing, until it becomes a note. */
export const NOTE_SIGN = '💡';

/** Elements that mean something to us. */
const KEPT = new Set([
	...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'ul', 'ol', 'li', 'blockquote', 'br', 'a'],
	...['strong', 'em', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td']
]);
/** The same thing by another name. */
const SAME: Readonly<Record<string, string>> = {
	b: 'strong',
	i: 'em',
	dt: 'p',
	dd: 'p',
	figcaption: 'p',
	pre: 'p'
};
const BLOCKS = new Set(
	'address article aside body caption center details dialog dl fieldset figure footer form header hgroup html legend main menu nav section summary'.split(
		' '
	)
);
/** What is inside them is not for reading, or is read by nobody without them. */
const DROPPED = new Set(
	'applet area audio base button canvas datalist embed frame frameset head iframe input link map math meta noembed noframes noscript object optgroup option param plaintext portal progress script select slot source style svg template textarea title track video xmp'.split(
		' '
	)
);
/** Told nobody: an editor cannot miss them. */
const SILENT = new Set(['head', 'link', 'meta', 'title', 'base']);

/** By the name of the picture file; the newer set of the CMS, and what people uploaded before there was one. */
const SIGNS: [RegExp, string][] = [
	[/call|phone|telefon|handy/i, REACH_SIGNS.phone],
	[/e-?mail|envelope|mail/i, REACH_SIGNS.email],
	[/(?:^|[^a-z])(?:pin|maps-and-flags|placeholder|home\d+)/i, REACH_SIGNS.address],
	[/clock(?!-time-tools)/i, REACH_SIGNS.hours],
	[/www|globe|internet/i, REACH_SIGNS.web],
	[/(?:^|[^a-z])(?:contact|person|user)/i, REACH_SIGNS.person],
	[/(?:^|[^a-z])(?:idea|bulb|info)/i, NOTE_SIGN]
];
/** Drawn larger than this a picture is a picture, whatever its file is called. */
const ICON = 64;

/** The tree with known elements only and no attribute but `href`; nothing in it can run. */
export function cleanTree(tree: Root, desk: Desk): Root {
	return { type: 'root', children: tree.children.flatMap((node) => clean(node, desk)) };
}

function clean(node: Nodes, desk: Desk): ElementContent[] {
	if (node.type === 'text')
		return node.value === '' ? [] : [text(node.value.replace(/[\u00a0\u200b\ufeff]/g, ' '))];
	if (node.type !== 'element') return [];
	const name = node.tagName.toLowerCase();
	if (DROPPED.has(name)) {
		if (!SILENT.has(name))
			desk.lose(`Element <${name}>`, String(node.properties.src ?? node.properties.data ?? ''));
		return [];
	}
	if (name === 'img') return picture(node, desk);
	const children = node.children.flatMap((child) => clean(child, desk));
	if (name === 'a') return anchor(node, children, desk);
	const kept = SAME[name] ?? (BLOCKS.has(name) ? 'div' : name);
	return KEPT.has(kept) ? [element(kept, children, spans(node))] : children;
}

function picture(node: Element, desk: Desk): ElementContent[] {
	const source = String(node.properties.src ?? '');
	const file = source.slice(source.lastIndexOf('/') + 1);
	const sign = SIGNS.find(([pattern]) => pattern.test(file))?.[1];
	if (sign !== undefined && isSmall(node)) return [text(`${sign} `)];
	const alt = String(node.properties.alt ?? '')
		.replace(/\s+/g, ' ')
		.trim();
	const called = alt || readable(file);
	if (!desk.picture) desk.lose('Bild', called);
	else if (widthOf(node) <= ICON) desk.lose('Bild, das nur so groß wie ein Zeichen ist', called);
	else {
		const path = desk.picture(source);
		if (path === undefined) return [];
		if (alt === '') desk.lose('Bild ohne Beschreibung; es heißt jetzt wie die Seite', called);
		return [element('img', [], { src: path, alt: alt || desk.title || called })];
	}
	return [];
}

function isSmall(node: Element): boolean {
	const width = widthOf(node);
	return width <= ICON || width === Infinity;
}

/** In pixels, as the page draws it; without end where it says nothing. */
function widthOf({ properties }: Element): number {
	const style = /(?:^|;)\s*width:\s*(\d+)/.exec(String(properties.style ?? ''))?.[1];
	return Number(properties.width ?? style ?? 0) || Infinity;
}

function readable(file: string): string {
	return decodeURI(file.replace(/%(?![0-9a-f]{2})/gi, '%25'));
}

function anchor(node: Element, children: ElementContent[], desk: Desk): ElementContent[] {
	const words = plain(children).replace(/\s+/g, ' ').trim();
	const href = node.properties.href;
	if (href === undefined) return children;
	// What a picture led to has gone with the picture, and that has been told; mostly it is the same, larger.
	if (words === '') return children;
	const { href: target, note } = desk.link(String(href), words);
	if (note) desk.lose(note.kind, note.detail);
	return target === undefined ? children : [element('a', children, { href: target })];
}

function spans({ properties }: Element): Element['properties'] {
	const { rowSpan, colSpan } = properties;
	return { ...within('rowSpan', rowSpan), ...within('colSpan', colSpan) };
}

/** Tables of a thousand columns are written by nobody who means well. */
function within(name: string, value: unknown): Element['properties'] {
	const count = Number(value);
	return count > 1 ? { [name]: Math.min(count, 20) } : {};
}

function plain(nodes: readonly ElementContent[]): string {
	return nodes
		.map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? plain(node.children) : ''))
		.join('');
}

function text(value: string): Text {
	return { type: 'text', value };
}

function element(
	tagName: string,
	children: ElementContent[],
	properties: Element['properties'] = {}
): Element {
	return { type: 'element', tagName, properties, children };
}
