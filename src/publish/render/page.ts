import type { Nodes } from 'mdast';
import type { Read } from '../check/contact';

/** What rendering a text needs from outside: where faults go and which links are good. */
export interface Page {
	fault(node: Nodes, text: string): void;
	link(href: string): Read;
	/** Whether a hard line break is one that the reader sees; else it is a blank. */
	breaks: boolean;
}
