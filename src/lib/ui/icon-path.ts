/** An icon as Lucide keeps it: element names with their attributes, in a box of 24. */
export type IconNode = [tag: string, attributes: Record<string, string | number | undefined>][];

/**
 * A whole icon as one SVG path, which is a third of the markup and needs no element made at run time.
 * Knows the shapes Lucide uses; throws on another, so that an icon is never drawn half.
 */
export function iconPath(icon: IconNode): string {
	return icon.map(([tag, attributes]) => shapePath(tag, attributes)).join('');
}

function shapePath(tag: string, attributes: IconNode[number][1]): string {
	const n = (name: string) => Number(attributes[name] ?? 0);
	switch (tag) {
		case 'path':
			return absoluteStart(String(attributes.d));
		case 'circle':
			return `M${n('cx') - n('r')} ${n('cy')}a${n('r')} ${n('r')} 0 1 0 ${2 * n('r')} 0a${n('r')} ${n('r')} 0 1 0 ${-2 * n('r')} 0`;
		case 'line':
			return `M${n('x1')} ${n('y1')}L${n('x2')} ${n('y2')}`;
		case 'rect': {
			const r = n('rx') || n('ry');
			const [w, h] = [n('width') - 2 * r, n('height') - 2 * r];
			const corner = (x: number, y: number) => `a${r} ${r} 0 0 1 ${x} ${y}`;
			return `M${n('x') + r} ${n('y')}h${w}${corner(r, r)}v${h}${corner(-r, r)}h${-w}${corner(-r, -r)}v${-h}${corner(r, -r)}z`;
		}
		case 'polygon':
			return `M${attributes.points}z`;
		case 'polyline':
			return `M${attributes.points}`;
		default:
			throw new Error(`icon shape ${tag}`);
	}
}

/** A relative start counts from where the shape before it ended; on its own it counted from zero. */
function absoluteStart(path: string): string {
	return path.replace(
		/^m\s*(-?(?:\d*\.\d+|\d+))[\s,]*(-?(?:\d*\.\d+|\d+))\s*(?=([-\d.])?)/,
		(_, x: string, y: string, more?: string) => `M${x} ${y}${more ? 'l' : ''}`
	);
}
