import type { PhrasingContent } from 'mdast';
import { plainText, type Inline } from '../../lib/domain/blocks';
import type { Page } from './page';

/** Words with their marks. Whitespace is what HTML makes of it: line ends and runs of blanks are one blank. */
export function renderInlines(nodes: readonly PhrasingContent[], page: Page): Inline[] {
	return tidy(nodes.flatMap((node) => renderInline(node, page)));
}

function renderInline(node: PhrasingContent, page: Page): Inline[] {
	switch (node.type) {
		case 'text':
		case 'inlineCode':
			return [node.value.replace(/[ \t\n]+/g, ' ')];
		case 'break':
			return [page.breaks ? '\n' : ' '];
		case 'strong':
			return [{ type: 'strong', text: renderInlines(node.children, page) }];
		case 'emphasis':
			return [{ type: 'em', text: renderInlines(node.children, page) }];
		case 'link': {
			const text = renderInlines(node.children, page);
			const target = page.link(node.url);
			if (!target.ok) page.fault(node, target.text);
			if (plainText(text).trim() === '') {
				page.fault(
					node,
					'Dieser Link hat keinen Text. Bitte schreiben Sie in die eckigen Klammern, wohin er führt.'
				);
			}
			return [{ type: 'link', href: target.ok ? target.value : node.url, text }];
		}
		case 'html':
			page.fault(
				node,
				/<\s*\/?\s*(script|iframe|object|style)/i.test(node.value)
					? 'Programmcode (Skript) darf nicht in einem Text stehen. Bitte löschen Sie ihn.'
					: `HTML wie ${node.value.slice(0, 30)} ist nicht möglich. Bitte schreiben Sie es in Markdown: **fett**, - Liste, [Text](Adresse).`
			);
			return [];
		case 'image':
		case 'imageReference':
			page.fault(
				node,
				'Ein Bild steht in einem eigenen Absatz, mit einer leeren Zeile davor und danach: ![Plan vom Eingang](images/plan.webp).'
			);
			return [];
		case 'linkReference':
			page.fault(node, 'Bitte schreiben Sie die Adresse gleich hinter den Text: [Text](https://…).');
			return [];
		default:
			page.fault(
				node,
				'Diese Schreibweise kennt die App nicht. Möglich sind Absätze, Listen, Hinweise, Tabellen und Links.'
			);
			return [];
	}
}

/** Joins neighbouring strings and trims the ends. */
function tidy(parts: readonly Inline[]): Inline[] {
	const joined: Inline[] = [];
	for (const part of parts) {
		const last = joined.at(-1);
		if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
		else joined.push(part);
	}
	return joined
		.map((part, index) => {
			if (typeof part !== 'string') return part;
			let text = part.replace(/ *\n */g, '\n').replace(/ +/g, ' ');
			if (index === 0) text = text.trimStart();
			return index === joined.length - 1 ? text.trimEnd() : text;
		})
		.filter((part) => part !== '');
}
