import type { Block, Inline } from '../../lib/domain/blocks';
import type { Locale, Text } from '../../lib/domain/records';
import { isolateNumbers } from '../render/direction';
import { mentionsIn, type Sayable, type Sayables } from './named-facts';
import { dialOf, sayFact, sayStand } from './say';

/**
 * A text with every `{name}` said in its language. In a body a phone number becomes a link to tap, elsewhere words.
 * In a language written from the right, phone numbers keep their order. Names must have been checked.
 */
export function putFacts(text: Text, locale: Locale, facts: Sayables): Text {
	const { body, ...words } = text;
	const said = Object.fromEntries(
		Object.entries(words).map(([field, value]) => [
			field,
			WORDS.has(field) && typeof value === 'string' ? say(value) : value
		])
	) as Omit<Text, 'body'>;
	return body ? { ...said, body: body.map(block) } : said;

	function say(words: string): string {
		return isolateNumbers(
			piecesOf(words, facts)
				.map((piece) => (typeof piece === 'string' ? piece : shown(piece)))
				.join(''),
			locale
		);
	}

	function shown({ fact, asOf }: Piece): string {
		return asOf === undefined ? sayFact(fact, locale) : sayStand({ asOf }, locale);
	}

	/** `tap`: whether a phone number may be a link here. */
	function inlines(parts: readonly Inline[], tap = true): Inline[] {
		const all = parts.flatMap((part): Inline[] => {
			if (typeof part !== 'string') {
				return [{ ...part, text: inlines(part.text, tap && part.type !== 'link') }];
			}
			return piecesOf(part, facts).map((piece): Inline => {
				if (typeof piece === 'string') return piece;
				const href = tap && piece.asOf === undefined ? dialOf(piece.fact) : undefined;
				const words = shown(piece);
				return href ? { type: 'link', href, text: [isolateNumbers(words, locale)] } : words;
			});
		});
		return join(all).map((part) => (typeof part === 'string' ? isolateNumbers(part, locale) : part));
	}

	function block(whole: Block): Block {
		switch (whole.type) {
			case 'heading':
				return { ...whole, text: inlines(whole.text, false) };
			case 'paragraph': {
				const text = inlines(whole.text);
				const [only, ...more] = text;
				// What a paragraph of one written link is, too.
				return typeof only === 'object' && only.type === 'link' && more.length === 0
					? { type: 'link', href: only.href, text: only.text.join('') }
					: { ...whole, text };
			}
			case 'list':
			case 'steps':
				return { ...whole, items: whole.items.map((item) => inlines(item)) };
			case 'note':
				return { ...whole, blocks: whole.blocks.map(block) };
			case 'table':
				return {
					...whole,
					head: whole.head.map((cell) => inlines(cell)),
					rows: whole.rows.map((row) => row.map((cell) => inlines(cell)))
				};
			case 'link':
				return { ...whole, text: say(whole.text) };
			case 'image':
				return { ...whole, alt: say(whole.alt) };
			case 'reach':
				return { ...whole, lines: whole.lines.map((line) => ({ ...line, text: inlines(line.text) })) };
			case 'contact':
				return whole;
		}
	}
}

const WORDS: ReadonlySet<string> = new Set(['title', 'summary', 'costNote', 'hoursNote', 'closureNote']);

interface Piece {
	fact: Sayable;
	/** Given where it is to be said when the fact was so. */
	asOf: string | undefined;
}

function piecesOf(text: string, facts: Sayables): (string | Piece)[] {
	const pieces: (string | Piece)[] = [];
	let end = 0;
	for (const { written, name, stand, index } of mentionsIn(text)) {
		const fact = facts.get(name);
		if (!fact) continue;
		pieces.push(text.slice(end, index), { fact, asOf: stand ? fact.asOf : undefined });
		end = index + written.length + 2;
	}
	pieces.push(text.slice(end));
	return pieces.filter((piece) => piece !== '');
}

function join(parts: readonly Inline[]): Inline[] {
	const joined: Inline[] = [];
	for (const part of parts) {
		const last = joined.at(-1);
		if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
		else joined.push(part);
	}
	return joined;
}
