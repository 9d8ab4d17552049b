import type { Nodes } from 'mdast';
import type { Read } from '../check/contact';
import type { Picture } from '../check/pictures';

/** Decides over what a text points at. */
export interface Targets {
	link(href: string): Read;
	/** A picture by its path, as the text says it; without one where the picture's own file has a fault. */
	picture(path: string): { ok: true; picture: Picture | undefined } | { ok: false; text: string };
}

/** What rendering a text needs from outside: where faults go and which links are good. */
export interface Page extends Targets {
	fault(node: Nodes, text: string): void;
	/** Whether a hard line break is one that the reader sees; else it is a blank. */
	breaks: boolean;
}
