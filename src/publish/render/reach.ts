import { REACHES, type Inline, type Reach, type ReachLine } from '../../lib/domain/blocks';

/** How Markdown says what kind of line it is: the same in every language, and nobody writes it by accident. */
export const REACH_SIGNS: Readonly<Record<Reach, string>> = {
	address: '📍',
	phone: '📞',
	email: '📧',
	web: '🌐',
	hours: '🕑',
	person: '👤'
};

/** The lines of a list in which every item begins with one of the signs; of any other list undefined. */
export function reachLines(items: readonly Inline[][]): ReachLine[] | undefined {
	const lines = items.map(reachLine);
	return lines.every((line) => line !== undefined) ? lines : undefined;
}

function reachLine(item: readonly Inline[]): ReachLine | undefined {
	const [first, ...rest] = item;
	if (typeof first !== 'string') return undefined;
	const kind = REACHES.find((reach) => first.startsWith(REACH_SIGNS[reach]));
	if (!kind) return undefined;
	const words = first.slice(REACH_SIGNS[kind].length).trimStart();
	const text = words === '' ? rest : [words, ...rest];
	return text.length > 0 ? { kind, text } : undefined;
}
