import { plainText, type Block } from './blocks';
import type { Contacts } from './contacts';

/** What is read aloud in one breath, and the language it is in (BCP 47). */
export interface Sentence {
	text: string;
	lang: string;
}

/**
 * A full stop after one of these, after a single letter ("z. B.") or a number ("3. März") ends no sentence.
 * Joining two sentences by mistake costs nothing; a voice that stops in the middle is hard to follow.
 */
const GOES_ON =
	/(?:^|[^\p{L}\p{N}])(?:\p{L}|\d{1,3}|Abs|bzw|ca|Dr|etc|evtl|ggf|inkl|max|min|Nr|Str|St|Tel|usw|vgl|approx|No)\.$/u;

/** Splits a piece of text where one takes breath, without the space around. */
export function sentencesIn(text: string, lang: string): string[] {
	const sentences: string[] = [];
	let open = '';
	for (const piece of split(text, lang)) {
		open += piece;
		if (GOES_ON.test(open.trimEnd())) continue;
		sentences.push(open);
		open = '';
	}
	return [...sentences, open].map((sentence) => sentence.trim()).filter(Boolean);
}

function split(text: string, lang: string): string[] {
	// Firefox has the segmenter since 125 only.
	if (!('Segmenter' in Intl)) return text.split(/(?<=[.!?…؟۔]\s+)/u);
	return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)].map(
		({ segment }) => segment
	);
}

/** The sentences of a text in the order in which it is drawn. Of a place, its name. */
export function sentencesOf(blocks: readonly Block[], lang: string, contacts: Contacts = {}): Sentence[] {
	return blocks
		.flatMap((block) => lines(block, contacts))
		.flatMap((line) => sentencesIn(line, lang).map((text) => ({ text, lang })));
}

/** What stands in one line or cell: a sentence never goes beyond it. */
function lines(block: Block, contacts: Contacts): string[] {
	switch (block.type) {
		case 'heading':
		case 'paragraph':
			return [plainText(block.text)];
		case 'list':
		case 'steps':
			return block.items.map(plainText);
		case 'note':
			return block.blocks.flatMap((inner) => lines(inner, contacts));
		case 'table':
			return [block.head, ...block.rows].flat().map(plainText);
		case 'reach':
			return block.lines.map(({ text }) => plainText(text));
		case 'link':
			return [block.text];
		case 'contact': {
			const place = contacts[block.place];
			return place ? [place.text.title] : [];
		}
		case 'image':
			return [];
	}
}

/**
 * Where each sentence begins in the text as it stands on the screen; undefined = it does not stand there.
 * Both come from the same blocks in the same order, so each is looked for after the end of the one before.
 */
export function findSentences(shown: string, sentences: readonly Sentence[]): (number | undefined)[] {
	let from = 0;
	return sentences.map(({ text }) => {
		const at = shown.indexOf(text, from);
		if (at < 0) return undefined;
		from = at + text.length;
		return at;
	});
}
