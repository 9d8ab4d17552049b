import { plainText, type Block, type Inline } from './blocks';

/** Translates a piece of plain text. */
export type Translate = (text: string) => Promise<string>;

/**
 * A block in another language. A sentence is translated whole, since its parts alone would lose their grammar;
 * what is marked inside it is translated once more and looked for in the result. Names of places stay.
 */
export async function translateBlock(block: Block, translate: Translate): Promise<Block> {
	const line = (text: readonly Inline[]) => translateLine(text, translate);
	const lines = (texts: readonly Inline[][]) => inTurn(texts, line);
	switch (block.type) {
		case 'heading':
		case 'paragraph':
			return { ...block, text: await line(block.text) };
		case 'list':
		case 'steps':
			return { ...block, items: await lines(block.items) };
		case 'note':
			return { ...block, blocks: await inTurn(block.blocks, (inner) => translateBlock(inner, translate)) };
		case 'table':
			return { ...block, head: await lines(block.head), rows: await inTurn(block.rows, lines) };
		case 'link':
			return { ...block, text: await words(block.text, translate) };
		case 'image':
			return { ...block, alt: await words(block.alt, translate) };
		// Addresses, numbers and names stay as they are dialled and written.
		case 'reach':
		case 'contact':
			return block;
	}
}

/** The browser translates one text at a time anyway; asked for all at once, it would keep them all in memory. */
async function inTurn<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	for (const item of items) results.push(await run(item));
	return results;
}

async function translateLine(text: readonly Inline[], translate: Translate): Promise<Inline[]> {
	const [only] = text;
	if (text.length === 1 && only && typeof only !== 'string') {
		return [{ ...only, text: await translateLine(only.text, translate) }];
	}
	const rest = await words(plainText(text), translate);
	const marked = await inTurn(
		text.filter((part) => typeof part !== 'string'),
		async (part) => ({
			...part,
			text: [await words(plainText(part.text), translate)]
		})
	);
	return mark(rest, marked);
}

/** Marks parts where they stand in a sentence. Another order is another place; a link found nowhere ends it. */
function mark(sentence: string, parts: readonly Exclude<Inline, string>[]): Inline[] {
	const lower = sentence.toLowerCase();
	const taken: { from: number; to: number; part: Exclude<Inline, string> }[] = [];
	const lost: Inline[] = [];
	for (const part of parts) {
		const wanted = plainText(part.text).toLowerCase();
		let from = wanted ? lower.indexOf(wanted) : -1;
		while (from >= 0 && taken.some((other) => from < other.to && other.from < from + wanted.length)) {
			from = lower.indexOf(wanted, from + 1);
		}
		// Where upper and lower case differ in length, places in the one are none in the other.
		if (from >= 0 && lower.length === sentence.length) taken.push({ from, to: from + wanted.length, part });
		else if (part.type === 'link') lost.push(' (', part, ')');
	}
	taken.sort((a, b) => a.from - b.from);
	const marked = taken.flatMap(({ from, to, part }, index): Inline[] => [
		sentence.slice(taken[index - 1]?.to ?? 0, from),
		{ ...part, text: [sentence.slice(from, to)] }
	]);
	const end = sentence.slice(taken.at(-1)?.to ?? 0);
	return [...marked, end, ...lost].filter((part) => part !== '');
}

/** The space around a text is kept: translators drop it. What holds no word, such as a number, stays. */
async function words(text: string, translate: Translate): Promise<string> {
	const inner = text.trim();
	if (!/\p{L}/u.test(inner)) return text;
	const [before = '', after = ''] = text.split(inner);
	return before + (await translate(inner)) + after;
}
